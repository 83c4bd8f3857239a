using Blog.Comments;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Metadata;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Feeds;

/// <summary>Composes the feed of what was said about a post: approved comments, and of who wrote them only the name.</summary>
internal sealed class CommentFeeds(BlogDbContext db, CurrentSite site, BaseAddress address, Shown shown, TimeProvider time)
{
    private const int Most = 100;

    private sealed record Row(int Id, string Name, string ContentNote, string Html, DateTimeOffset CreatedAt, DateTimeOffset? EditedAt);

    /// <returns>Null when readers cannot see the post.</returns>
    public async Task<Feed?> OfPostAsync(string slug, FeedFormat format, CancellationToken cancel)
    {
        var post = await db.Posts.Published(time.GetUtcNow()).Where(one => one.Slug == slug)
            .Select(one => new { one.Id, one.Uid, one.Title, one.Slug }).SingleOrDefaultAsync(cancel);
        if (post is null)
        {
            return null;
        }

        shown.Post(post.Id).CommentsOn(post.Id);
        var rows = await db.Comments.Where(comment => comment.PostId == post.Id).Approved()
            .OrderByDescending(comment => comment.CreatedAt).ThenByDescending(comment => comment.Id).Take(Most)
            .Select(comment => new Row(comment.Id, comment.Author == null ? comment.Name : comment.Author.Name, comment.ContentNote, comment.Html, comment.CreatedAt, comment.EditedAt))
            .ToListAsync(cancel);
        var page = new Uri(address.Of(PostUrl.To(post.Slug)));
        return new Feed
        {
            Title = SharedTexts.TitleWithin.With(FeedTexts.CommentsOn.With(post.Title), site.Name),
            Subtitle = "",
            Home = page.AbsoluteUri,
            Self = address.Of(format.Of(PostUrl.ToCommentForm(post.Slug))),
            Language = site.Culture.Name,
            Icon = address.Of(SiteIcons.Large),
            Entries = [.. rows.Select(row => new FeedEntry(
                $"urn:uuid:{post.Uid}#c{row.Id}",
                FeedTexts.CommentBy.With(CommentNames.Shown(row.Name), post.Title),
                address.Of(PostUrl.ToComment(post.Slug, row.Id)),
                Summary: "",
                FeedHtml.Of(Words.Unfolded(row.ContentNote, row.Html), page),
                new FeedAuthor(CommentNames.Shown(row.Name), Address: null),
                row.CreatedAt,
                row.EditedAt ?? row.CreatedAt,
                Tags: [],
                Language: null,
                Picture: null))],
        };
    }
}
