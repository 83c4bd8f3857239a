using Blog.Media;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Media;

/// <summary>Where an editor's script sends a picture that was dropped on a text, pasted or chosen. The answer says how it is written, or why it cannot be.</summary>
[RequestSizeLimit(MediaKeeping.LargestUpload)]
public sealed class UploadModel(MediaKeeping keeping) : PageModel
{
    public IActionResult OnGet() => NotFound();

    public async Task<IActionResult> OnPostAsync(IFormFile? picture, CancellationToken cancel) =>
        picture is null ? BadRequest()
        : await keeping.AddAsync(picture, User, cancel) switch
        {
            MediaKept.Done(var file) => new JsonResult(new { file.Markdown }),
            MediaKept.Refused(var reason) => new JsonResult(new { Reason = reason }) { StatusCode = StatusCodes.Status422UnprocessableEntity },
            _ => BadRequest(),
        };
}
