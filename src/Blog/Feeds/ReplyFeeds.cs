using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting;
using Blog.Languages;
using Blog.Metadata;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Feeds;

/// <summary>Composes the private feed of one comment: what everybody can read below it, and what an author has answered to its writer alone.</summary>
public sealed class ReplyFeeds(BlogDbContext db, CurrentSite site, CommentPasses passes, BaseAddress address, TimeProvider time)
{
    private const int Most = 100;

    public const string MediaType = "application/atom+xml; charset=utf-8";

    /// <returns>Atom; null for a pass that was made up.</returns>
    public async Task<byte[]?> WriteAsync(string pass, CancellationToken cancel) => await ComposeAsync(pass, cancel) is { } feed ? FeedFormat.Atom.Write(feed) : null;

    private async Task<Feed?> ComposeAsync(string pass, CancellationToken cancel)
    {
        if (await passes.FindAsync(CommentPasses.Replies, pass, cancel) is not { } comment)
        {
            return null;
        }

        var post = await db.Posts.Where(post => post.Id == comment.PostId)
            .Select(post => new { post.Uid, post.Title, post.Slug, IsPublic = db.Posts.Published(time.GetUtcNow()).Any(one => one.Id == post.Id) }).SingleAsync(cancel);
        var replies = await db.Comments.AnswersTo(comment.Id).OrderByDescending(reply => reply.Id).Take(Most).Select(CommentQueries.AsAnswer).ToListAsync(cancel);
        // A post that is not there for readers is not told of, here as little as on the private page.
        var home = address.Of(post.IsPublic ? PostUrl.To(post.Slug) : "/");
        return new Feed
        {
            Title = SharedTexts.TitleWithin.With(CommentTexts.ReplyFeedTitle, site.Name),
            Subtitle = "",
            Home = home,
            Self = address.Of(CommentUrl.ToReplyFeed(pass)),
            Language = site.Culture.Name,
            Icon = address.Of(SiteIcons.Large),
            Entries = [.. replies.Select(reply => new FeedEntry(
                $"urn:uuid:{post.Uid}#r{reply.Id}",
                CommentTexts.ReplyBy.With(CommentNames.Of(reply.Name)),
                post.IsPublic && !reply.IsPrivate ? address.Of(PostUrl.ToComment(post.Slug, reply.Id)) : home,
                Summary: "",
                FeedHtml.Of(Words.Unfolded(reply.ContentNote, reply.Html), new Uri(home)),
                new FeedAuthor(reply.ShownName, Address: null),
                reply.CreatedAt,
                reply.CreatedAt,
                Tags: [],
                Language: null,
                Picture: null))],
        };
    }
}
