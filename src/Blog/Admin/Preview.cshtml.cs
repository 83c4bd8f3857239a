using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin;

/// <summary>What the editor's script asks for while somebody types: the text as readers would see it, by the same renderer. Stores nothing.</summary>
public sealed class PreviewModel(MarkdownRenderer markdown, CurrentSite site) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(string? body, CancellationToken cancel)
    {
        var text = PlainText.Lines(body);
        if (text.Length > Post.BodyLength)
        {
            return Refuse("The text is too long for one post.");
        }

        return await markdown.RenderPostAsync(text, site.Settings.SmartPunctuation, cancel) switch
        {
            Rendering.Done done => Show(done),
            Rendering.Refused refused => Refuse(refused.Reason),
            _ => NotFound(),
        };
    }

    private static JsonResult Show(Rendering.Done done)
    {
        var words = ReadingTime.Words(done.PlainText);
        return new JsonResult(new { done.Html, Words = words, Minutes = ReadingTime.Minutes(words) });
    }

    private static JsonResult Refuse(string reason) => new(new { Reason = reason }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
