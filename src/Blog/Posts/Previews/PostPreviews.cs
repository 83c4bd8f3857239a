using Blog.Comments;
using Blog.Data;
using Blog.Markdown;
using Blog.Posts.Tags;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Previews;

/// <summary>A post in the clothes of its page, with the text that was saved last, a working draft included.</summary>
/// <param name="IsPublic">Readers can see just this at its own address.</param>
/// <param name="Concern">Why the text cannot be shown as it is, in a sentence for its author; null when it can.</param>
public sealed record PostPreview(Article Article, bool IsPublic, string? Concern);

/// <summary>Shows posts as they will be.</summary>
public sealed class PostPreviews(BlogDbContext db, MarkdownRenderer markdown, CurrentSite site, TimeProvider time)
{
    /// <param name="posts">Those that may be shown.</param>
    /// <param name="id">Which of them.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Null when there is no such post.</returns>
    public async Task<PostPreview?> OfAsync(IQueryable<Post> posts, int id, CancellationToken cancel)
    {
        var post = await posts.ForEditing().Include(one => one.Author).AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (post is null)
        {
            return null;
        }

        var (text, now) = (post.Text, time.GetUtcNow());
        var (rendered, concern) = await RenderAsync(post, text, cancel);
        var article = new Article
        {
            Id = post.Id,
            Uid = post.Uid,
            Title = text.Title.Length > 0 ? text.Title : PostTexts.Untitled,
            Slug = text.Slug,
            Excerpt = text.Excerpt,
            Summary = rendered.Summary,
            ContentNote = text.ContentNote,
            Html = rendered.Html,
            Contents = rendered.Contents,
            Cover = text.Cover is { } cover ? await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Id == cover, cancel) : null,
            Language = text.Language,
            LeaveQuickly = text.LeaveQuickly,
            Series = IsPartAlready(post, text) ? await SeriesPlace.FindAsync(db, post.Id, now, cancel, evenUnpublished: true) : null,
            AuthorName = post.Author.Name,
            AuthorAbout = post.Author.About,
            AuthorId = post.AuthorId,
            Topics = [.. text.Tags.Select(name => new Topic(name, TagNames.SlugOf(name)))],
            PublishedAt = text.PublishAt,
            UpdatedAt = post.UpdatedAt,
            ReadingMinutes = rendered.ReadingMinutes,
            Comments = new CommentsOpen(text.CommentsOpen, text.CommentDays, text.PublishAt),
            BinnedAt = post.BinnedAt,
        };
        return new PostPreview(article, post.Draft is null && post.StateAt(now) == PostState.Published, concern);
    }

    // What was saved by hand has been rendered then.
    private async Task<(RenderedText Text, string? Concern)> RenderAsync(Post post, PostText text, CancellationToken cancel)
    {
        if (post.Draft is null && post.Html.Length > 0)
        {
            return (new RenderedText(post.Html, post.Summary, post.Words, post.ReadingMinutes) { Contents = post.Contents }, null);
        }

        var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, site.LanguageOf(text.Language), cancel);
        return (RenderedText.Of(rendering), (rendering as Rendering.Refused)?.Reason);
    }

    // A working draft may name another series, in which it has no place before Update.
    private static bool IsPartAlready(Post post, PostText text) => post.Part is { } part && part.Series.Slug == Series.SlugOf(text.Series);
}
