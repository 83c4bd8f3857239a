using Blog.Data;
using Blog.Media;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Settings;

/// <summary>What the owner decides about the site.</summary>
public sealed class IndexModel(BlogDbContext db, SettingsEditing editing, LookPreviews previews, CurrentSite site) : PageModel
{
    public SettingsInput Input { get; private set; } = new();

    public FormMerge Merge { get; private set; } = new();

    /// <summary>Pictures that may stand beside the name: the newest, and the one that does.</summary>
    public IReadOnlyList<MediaFile> Logos { get; private set; } = [];

    /// <summary>On offer: the list, and what is set.</summary>
    public IReadOnlyList<string> Zones => TimeZones.With(site.Settings.TimeZone);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        Input = SettingsInput.Of(await db.Settings.AsNoTracking().SingleAsync(cancel));
        Merge = Input.Open();
        Logos = await LogosAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync(SettingsInput input, string? @do, CancellationToken cancel)
    {
        (Input, Merge) = (input, new FormMerge(input.Opened));
        Logos = await LogosAsync(cancel);
        if (@do == LookPreview.Back)
        {
            ModelState.Clear();
            return Page();
        }

        var isPreview = LookPreview.IsAskedFor(@do);
        if (ModelState.IsValid)
        {
            ModelState.Add(isPreview ? await editing.TryOnAsync(input, cancel) : await editing.SaveAsync(input, Merge, cancel));
            ModelState.Add(Merge);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = Merge.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        if (isPreview)
        {
            return await previews.ShowAsync(Request, css: null, cancel);
        }

        Notice.Say(TempData, "Saved. Readers see it from now on.");
        return new SeeOther("/admin/settings");
    }

    private async Task<IReadOnlyList<MediaFile>> LogosAsync(CancellationToken cancel)
    {
        var key = PictureAddress.Parse(Input.Logo ?? "")?.Key;
        var newest = await db.Media.AsNoTracking().NewestFirst().Take(MediaFile.MostOffered).ToListAsync(cancel);
        return newest.Exists(file => file.Key == key) ? newest : [.. newest, .. await db.Media.AsNoTracking().Where(file => file.Key == key).ToListAsync(cancel)];
    }
}
