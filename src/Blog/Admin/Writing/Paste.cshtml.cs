using Blog.Markdown.FromHtml;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Writing;

/// <summary>What the editor's script asks when rich text is pasted: the same as Markdown. Stores nothing.</summary>
public sealed class PasteModel : PageModel
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost(string? html) =>
        HtmlToMarkdown.FromAnywhere(html ?? "") is { } markdown
            ? Content(PlainText.Lines(markdown), "text/plain; charset=utf-8")
            : StatusCode(StatusCodes.Status422UnprocessableEntity);
}
