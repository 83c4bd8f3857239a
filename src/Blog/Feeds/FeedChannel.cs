using Blog.Data;
using Blog.Languages;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Feeds;

/// <summary>What somebody can follow: all posts, those with a tag, or those of an author.</summary>
/// <param name="Title">What the feed is called.</param>
/// <param name="Subtitle">May be empty.</param>
/// <param name="Home">The page that shows the same to people; its feeds stand under it.</param>
/// <param name="Posts">What is published there, in no order.</param>
/// <param name="WasPublic">Its address answers even while there is nothing to show.</param>
internal sealed record FeedChannel(string Title, string Subtitle, string Home, IQueryable<ListedPost> Posts, bool WasPublic);

/// <summary>A published post by the date it stands under, so that one query reads the stream and a tag each along its own index.</summary>
internal sealed class ListedPost
{
    public required Post Post { get; init; }

    public required int Id { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <summary>Finds what can be followed by its address.</summary>
internal sealed class FeedChannels(BlogDbContext db, CurrentSite site, TimeProvider time)
{
    public Task<FeedChannel?> SiteAsync() =>
        Task.FromResult<FeedChannel?>(new FeedChannel(site.Name, site.Settings.Tagline, "/", Listed(db.Posts), WasPublic: true));

    public async Task<FeedChannel?> TagAsync(string slug, CancellationToken cancel)
    {
        var tag = await db.Tags.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, cancel);
        return tag is null ? null : new FeedChannel(TitleOf(tag.Name), "", PostUrl.ToTag(tag.Slug), Listed(db.PostTags.Where(link => link.TagId == tag.Id)), tag.WasPublic);
    }

    public async Task<FeedChannel?> AuthorAsync(string segment, CancellationToken cancel) =>
        await db.FindAuthorAsync(segment, time.GetUtcNow(), cancel) is { } author
            ? new FeedChannel(TitleOf(author.Name), "", author.Address, Listed(db.Posts.Where(post => post.AuthorId == author.Id)), WasPublic: true)
            : null;

    private string TitleOf(string part) => SharedTexts.TitleWithin.With(part, site.Name);

    private IQueryable<ListedPost> Listed(IQueryable<Post> posts) =>
        posts.Published(time.GetUtcNow()).Select(post => new ListedPost { Post = post, Id = post.Id, At = post.PublishedAt!.Value });

    private IQueryable<ListedPost> Listed(IQueryable<PostTag> links) =>
        links.Published(time.GetUtcNow()).Select(link => new ListedPost { Post = link.Post, Id = link.PostId, At = link.PublishedAt!.Value });
}
