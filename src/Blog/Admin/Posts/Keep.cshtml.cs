using Blog.Data;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Revisions;
using Blog.Settings;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>Where the editor's script sends what is being typed, with every pause. The answer says what the server has from then on, and nothing else.</summary>
public sealed class KeepModel(BlogDbContext db, PostDrafting drafting, CurrentSite site) : PageModel
{
    public IActionResult OnGet() => NotFound();

    /// <param name="input">The whole form.</param>
    /// <param name="found">True for a text that was found again on the device.</param>
    /// <param name="cancel">Not heeded once it is being written: the sender may be gone, the words are here.</param>
    public async Task<IActionResult> OnPostAsync(PostInput input, bool found, CancellationToken cancel)
    {
        if (input.Uid == default)
        {
            return BadRequest();
        }

        var publishedAt = await db.Posts.Where(post => post.Uid == input.Uid).Select(post => post.PublishedAt).SingleOrDefaultAsync(cancel);
        var typed = input.ToText(site, publishedAt, ModelState);
        var but = ModelState.FirstErrors().Select(error => error.Message).FirstOrDefault();
        var text = but is null ? typed : await WithoutMistakesAsync(typed, input.Uid, cancel);
        if (text is null)
        {
            return Say(StatusCodes.Status422UnprocessableEntity, but!);
        }

        return await drafting.KeepAsync(input.Uid, input.From, User, text, found ? RevisionKind.Restored : RevisionKind.Saved, CancellationToken.None) switch
        {
            PostEdit.Done(var post) => new JsonResult(new { post.Id, post.Version, At = site.Time(post.ChangedAt), HasDraft = post.Draft is not null, But = but }),
            PostEdit.Stale => Say(StatusCodes.Status409Conflict, "Somebody else saved this post meanwhile"),
            _ => NotFound(),
        };
    }

    /// <summary>What can be kept of a form with a mistake in a small field: there the last good value stays. Null when the text itself is the mistake.</summary>
    private async Task<PostText?> WithoutMistakesAsync(PostText typed, Guid uid, CancellationToken cancel)
    {
        var wrong = ModelState.FirstErrors().Select(error => error.Field).ToHashSet(StringComparer.Ordinal);
        var stored = await db.Posts.EditableBy(User).ForEditing().AsNoTracking().SingleOrDefaultAsync(post => post.Uid == uid, cancel);
        var last = stored?.Text ?? PostText.Empty;
        var mended = typed;
        foreach (var field in wrong)
        {
            switch (field)
            {
                case "title": mended = mended with { Title = last.Title }; break;
                case "slug": mended = mended with { Slug = last.Slug }; break;
                case "excerpt": mended = mended with { Excerpt = last.Excerpt }; break;
                case "description": mended = mended with { Description = last.Description }; break;
                case "note": mended = mended with { ContentNote = last.ContentNote }; break;
                case "cover": mended = mended with { Cover = last.Cover }; break;
                case "close": mended = mended with { CommentDays = last.CommentDays }; break;
                case "tags": mended = mended with { Tags = last.Tags }; break;
                case "series": mended = mended with { Series = last.Series }; break;
                case "part": mended = mended with { SeriesPlace = last.SeriesPlace }; break;
                case "at": mended = mended with { PublishAt = last.PublishAt }; break;
                default: return null;
            }
        }

        return mended;
    }

    private static JsonResult Say(int status, string reason) => new(new { Reason = reason }) { StatusCode = status };
}
