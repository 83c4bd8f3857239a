using Blog.Data;
using Blog.Settings.Themes;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Settings;

/// <summary>The owner's own CSS for readers' pages.</summary>
public sealed class ThemeModel(BlogDbContext db, ThemeEditing editing, LookPreviews previews) : PageModel
{
    /// <summary>What the button sends that takes the theme off.</summary>
    public const string TakeOff = "off";

    /// <summary>How much of what is left out is named.</summary>
    public const int MostNamed = 20;

    public string Typed { get; private set; } = "";

    public FormMerge Merge { get; private set; } = new();

    public IReadOnlyList<LeftOut> LeftOut { get; private set; } = [];

    public bool IsInUse { get; private set; }

    /// <summary>There is one that could be put on.</summary>
    public bool IsKept { get; private set; }

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var theme = await ReadAsync(cancel);
        Merge = ThemeEditing.Open(theme);
        Show(theme.Typed);
    }

    public async Task<IActionResult> OnPostAsync(string? css, string? opened, string? @do, CancellationToken cancel)
    {
        var typed = PlainText.Lines(css);
        Merge = new FormMerge(opened);
        if (@do == LookPreview.Back)
        {
            return await ShowAgainAsync(typed, [], cancel);
        }

        var mistakes = LookPreview.IsAskedFor(@do) ? ThemeEditing.Check(typed)
            : @do == TakeOff ? await editing.TakeOffAsync(typed, Merge, cancel)
            : await editing.SaveAsync(typed, Merge, cancel);
        if (mistakes.Count > 0 || Merge.IsConflict)
        {
            return await ShowAgainAsync(typed, mistakes, cancel);
        }

        if (LookPreview.IsAskedFor(@do))
        {
            return await previews.ShowAsync(Request, HarmlessCss.Of(typed).Css, cancel);
        }

        Notice.Say(TempData, @do == TakeOff ? "Readers see the site’s own look again. Your theme is kept here." : "Saved. Readers see it from now on.");
        return new SeeOther("/admin/settings/theme");
    }

    private async Task<IActionResult> ShowAgainAsync(string typed, IReadOnlyList<Mistake> mistakes, CancellationToken cancel)
    {
        await ReadAsync(cancel);
        Show(typed);
        ModelState.Add(mistakes);
        ModelState.Add(Merge);
        Response.StatusCode = Merge.IsConflict ? StatusCodes.Status409Conflict : mistakes.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK;
        return Page();
    }

    private async Task<Theme> ReadAsync(CancellationToken cancel)
    {
        var theme = await db.Themes.AsNoTracking().SingleAsync(cancel);
        (IsInUse, IsKept) = (theme.IsInUse, theme.Typed.Length > 0);
        return theme;
    }

    private void Show(string typed) =>
        (Typed, LeftOut) = (typed, ThemeEditing.Check(typed).Count > 0 ? [] : HarmlessCss.Of(typed).LeftOut);
}
