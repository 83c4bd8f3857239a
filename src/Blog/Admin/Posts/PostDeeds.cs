using System.Security.Claims;
using Blog.Hosting;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Previews;
using Blog.Settings;

namespace Blog.Admin.Posts;

/// <summary>
/// What the buttons of the editor do beside saving: each of them sends the whole form, whose text has been saved by the time that the deed is done.
/// </summary>
public sealed class PostDeeds(PostShelf shelf, PostDrafting drafting, PreviewLinks links, BaseAddress address, CurrentSite site, TimeProvider time)
{
    /// <param name="Said">What the author is told; null: nothing.</param>
    public sealed record Deed(string? Said)
    {
        /// <summary>The key of a preview link that was made. It is shown once.</summary>
        public string? NewKey { get; init; }

        /// <summary>The revision with the draft that was thrown away.</summary>
        public int? Undo { get; init; }
    }

    /// <param name="post">As it was saved.</param>
    /// <param name="input">The form, with the button that was pressed.</param>
    /// <param name="wasPublished">Whether readers saw it before.</param>
    /// <param name="user">Who pressed it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Null when somebody has deleted the post in between.</returns>
    public async Task<Deed?> DoAsync(Post post, PostInput input, bool wasPublished, ClaimsPrincipal user, CancellationToken cancel)
    {
        if (input.Revoke is { } revoked)
        {
            await links.RevokeAsync(post.Id, revoked, user, cancel);
            return new("Revoked. Whoever has that link finds nothing there any more.");
        }

        var title = post.Text.Title is { Length: > 0 } own ? $"“{own}”" : "The post";
        return input.Do switch
        {
            "publish" => new(ReleaseNotice(post, wasPublished)),
            "unpublish" => await shelf.UnpublishAsync(post.Id, user, cancel) ? new($"{title} is a draft again. Readers no longer see it.") : null,
            "link" => await MakeLinkAsync(post, input.Days, user, cancel),
            "discard" => await drafting.DiscardAsync(post.Id, user, cancel) is { } kept ? new("The unpublished changes are gone. This is the text that readers see.") { Undo = kept } : null,
            "restore" => await shelf.RestoreAsync(post.Id, user, cancel) ? new("Restored, just as it was.") : null,
            "bin" => await shelf.MoveToBinAsync(post.Id, user, cancel) ? new($"{title} is in the bin. You can restore it from there.") : null,
            _ => new(Said: null),
        };
    }

    private string ReleaseNotice(Post post, bool wasPublished) =>
        post.PublishedAt > time.GetUtcNow() ? $"Scheduled. It appears on {site.Precisely(post.PublishedAt.Value)}."
        : wasPublished ? "Updated. Readers see the new text now."
        : "Published. Readers can see it now.";

    private async Task<Deed?> MakeLinkAsync(Post post, int asked, ClaimsPrincipal user, CancellationToken cancel)
    {
        var days = PreviewLink.Days.Contains(asked) ? asked : PreviewLink.Days[0];
        return await links.MakeAsync(post.Id, days, user, cancel) switch
        {
            PreviewLinkMade.Done(var key) => new(Said: null) { NewKey = key },
            PreviewLinkMade.NotNeeded => new($"No link is needed: readers can see this at {address.Of(PostUrl.To(post.Slug))}."),
            PreviewLinkMade.TooMany => new($"This post has {PreviewLinks.Most} preview links already. Revoke one first."),
            _ => post.IsBinned ? new("A post in the bin can’t be shown to anybody. Restore it first.") : null,
        };
    }
}
