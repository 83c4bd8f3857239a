using Blog.Languages;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Writing;

/// <summary>What the editor's script asks for while somebody types: the parts of the editor that follow from the text. Stores nothing.</summary>
public sealed class PreviewModel(TextPreviews previews, CurrentSite site) : PageModel
{
    public TextPreview Preview { get; private set; } = TextPreview.OfNothing;

    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? body, string? language, CancellationToken cancel)
    {
        var culture = site.LanguageOf(SiteLanguages.All.Contains(language) ? language! : "");
        Preview = await previews.OfAsync(PlainText.Lines(body), culture, cancel);
        Response.StatusCode = Preview.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}
