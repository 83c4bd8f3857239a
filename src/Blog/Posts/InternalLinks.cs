using Blog.Data;
using Blog.Pages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>Which links into this blog lead nowhere.</summary>
public sealed class InternalLinks(BlogDbContext db, TimeProvider time)
{
    /// <summary>More in one text are not looked up.</summary>
    private const int Most = 200;

    private const string Nobody = "Nothing is at this address.";
    private const string NotYet = "This leads to something that readers can’t see yet.";

    /// <summary>What is wrong, by path; paths of which nothing is known, such as files, are left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TroublesAsync(IEnumerable<string> paths, CancellationToken cancel)
    {
        var asked = paths.Distinct(StringComparer.Ordinal).Take(Most).Select(path => (Path: path, Parts: path.Trim('/').Split('/'))).ToList();
        var troubles = new Dictionary<string, string>(StringComparer.Ordinal);
        void Note(string prefix, IReadOnlyDictionary<string, bool> visible)
        {
            foreach (var slug in Slugs(prefix))
            {
                if (!visible.TryGetValue(slug, out var isVisible))
                {
                    troubles[prefix + slug] = Nobody;
                }
                else if (!isVisible)
                {
                    troubles[prefix + slug] = NotYet;
                }
            }
        }

        List<string> Slugs(string prefix) => [.. asked
            .Where(one => prefix == "/" ? one.Parts is [{ Length: > 0 } page] && !PageUrl.IsReserved(page) : one.Parts.Length == 2 && one.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => one.Parts[^1]).Distinct()];

        if (Slugs("/posts/") is { Count: > 0 } posts)
        {
            var now = time.GetUtcNow();
            Note("/posts/", await db.Posts.Where(post => posts.Contains(post.Slug)).Select(post => new { post.Slug, IsVisible = PostStates.At(now, post.BinnedAt, post.PublishedAt) == PostState.Published })
                .ToDictionaryAsync(post => post.Slug, post => post.IsVisible, cancel));
        }

        if (Slugs("/") is { Count: > 0 } pages)
        {
            Note("/", await db.Pages.Where(page => pages.Contains(page.Slug)).ToDictionaryAsync(page => page.Slug, page => page.IsPublished, cancel));
        }

        if (Slugs("/tags/") is { Count: > 0 } tags)
        {
            Note("/tags/", await db.Tags.Where(tag => tags.Contains(tag.Slug)).ToDictionaryAsync(tag => tag.Slug, _ => true, cancel));
        }

        if (Slugs("/series/") is { Count: > 0 } series)
        {
            Note("/series/", await db.Series.Where(one => series.Contains(one.Slug)).ToDictionaryAsync(one => one.Slug, _ => true, cancel));
        }

        return await WithoutMovedAsync(troubles, cancel);
    }

    // A former address leads on.
    private async Task<IReadOnlyDictionary<string, string>> WithoutMovedAsync(Dictionary<string, string> troubles, CancellationToken cancel)
    {
        if (troubles.Count > 0)
        {
            var paths = troubles.Keys.ToList();
            foreach (var moved in await db.Redirects.Where(redirect => paths.Contains(redirect.Path) && redirect.Target != null).Select(redirect => redirect.Path).ToListAsync(cancel))
            {
                troubles.Remove(moved);
            }
        }

        return troubles;
    }
}
