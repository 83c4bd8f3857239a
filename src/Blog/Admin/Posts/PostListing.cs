using System.Linq.Expressions;
using Blog.Data;
using Blog.Posts;
using Blog.Search;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>Finds the posts that a <see cref="PostFilter"/> asks for. Each order is that of an index, so a page costs the same however many posts there are.</summary>
public sealed class PostListing(BlogDbContext db, ISearchIndex index, TimeProvider time)
{
    /// <summary>So many posts of a tag or a series are looked up one by one. A walk through all posts meets more than that soon enough.</summary>
    private const int Few = 500;

    /// <param name="posts">Those that this person may edit.</param>
    /// <param name="filter">Which of them.</param>
    /// <param name="cancel">Ends the search for words.</param>
    /// <returns>All of them in their order, from where the page before ended.</returns>
    public async Task<IQueryable<Post>> FindAsync(IQueryable<Post> posts, PostFilter filter, CancellationToken cancel)
    {
        var found = await NarrowAsync(Choose(posts, filter), filter, cancel);
        if (!filter.Search.IsEmpty)
        {
            // What is released stands in the index that readers search.
            var (released, unseen) = (index.Matching(filter.Search), await FindUnseenAsync(posts, filter.Search, cancel));
            found = found.Where(post => released.Contains(post.Id) || EF.Parameter(unseen).Contains(post.Id));
        }

        return filter.GoesByPublishing ? ByPublishing(found, filter) : ByChange(found, filter);
    }

    private IQueryable<Post> Choose(IQueryable<Post> posts, PostFilter filter) => filter.State switch
    {
        "drafts" => posts.Drafts(),
        "scheduled" => posts.Scheduled(time.GetUtcNow()),
        "published" => posts.Published(time.GetUtcNow()),
        "bin" => posts.InBin(),
        _ => posts.NotInBin(),
    };

    private async Task<IQueryable<Post>> NarrowAsync(IQueryable<Post> posts, PostFilter filter, CancellationToken cancel)
    {
        var (tag, series) = (filter.TagSlug, filter.SeriesSlug);
        if (tag.Length > 0)
        {
            var tagged = db.PostTags.Where(link => link.Tag.Slug == tag).NewestFirst().Select(link => link.PostId);
            posts = await AmongAsync(posts, tagged, post => post.Tags.Any(link => link.Tag.Slug == tag), cancel);
        }

        if (series.Length > 0)
        {
            var parts = db.SeriesParts.Where(part => part.Series.Slug == series).InOrder().Select(part => part.PostId);
            posts = await AmongAsync(posts, parts, post => post.Part!.Series.Slug == series, cancel);
        }

        return filter.AuthorId is { } author ? posts.Where(post => post.AuthorId == author) : posts;
    }

    private static async Task<IQueryable<Post>> AmongAsync(IQueryable<Post> posts, IQueryable<int> ids, Expression<Func<Post, bool>> isAmong, CancellationToken cancel)
    {
        var few = await ids.Take(Few + 1).ToListAsync(cancel);
        return few.Count > Few ? posts.Where(isAmong) : posts.Where(post => EF.Parameter(few).Contains(post.Id));
    }

    // The rest, and words that readers do not see yet, are few: they are read.
    private async Task<List<int>> FindUnseenAsync(IQueryable<Post> posts, SearchQuery query, CancellationToken cancel)
    {
        var found = new List<int>();
        // Each out of what holds nothing else.
        var ids = db.Posts.Drafts().Select(post => post.Id).Concat(db.Posts.InBin().Select(post => post.Id)).Concat(db.WorkingDrafts.Select(draft => draft.PostId));
        var unseen = posts.Where(post => ids.Contains(post.Id))
            .Select(post => new { post.Id, Own = post.Title + " " + post.Body, Draft = post.Draft == null ? "" : post.Draft.Title + " " + post.Draft.Body });
        await foreach (var post in unseen.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (Has($"{post.Own} {post.Draft}", query))
            {
                found.Add(post.Id);
            }
        }

        return found;
    }

    private static bool Has(string text, SearchQuery query) =>
        query.Wanted.All(term => Has(text, term)) && !query.Unwanted.Any(term => Has(text, term));

    private static bool Has(string text, SearchTerm term) => term.Words.All(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private static IQueryable<Post> ByPublishing(IQueryable<Post> posts, PostFilter filter)
    {
        if (filter.Last is var (at, id))
        {
            posts = filter.IsOldestFirst
                ? posts.Where(post => post.PublishedAt > at || (post.PublishedAt == at && post.Id > id))
                : posts.Where(post => post.PublishedAt < at || (post.PublishedAt == at && post.Id < id));
        }

        return filter.IsOldestFirst ? posts.OrderBy(post => post.PublishedAt).ThenBy(post => post.Id) : posts.NewestFirst();
    }

    private static IQueryable<Post> ByChange(IQueryable<Post> posts, PostFilter filter)
    {
        if (filter.Last is var (at, id))
        {
            posts = filter.IsOldestFirst
                ? posts.Where(post => post.ChangedAt > at || (post.ChangedAt == at && post.Id > id))
                : posts.Where(post => post.ChangedAt < at || (post.ChangedAt == at && post.Id < id));
        }

        return filter.IsOldestFirst ? posts.OrderBy(post => post.ChangedAt).ThenBy(post => post.Id) : posts.LastChangedFirst();
    }
}
