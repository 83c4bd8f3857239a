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
        var asked = paths.Distinct(StringComparer.Ordinal).Take(Most).ToList();
        List<(string Path, string Trouble)> troubles =
        [
            .. await FindAsync("/posts/", asked, PostsAsync, cancel),
            .. await FindAsync("/", asked, PagesAsync, cancel),
            .. await FindAsync("/tags/", asked, TagsAsync, cancel),
            .. await FindAsync("/series/", asked, SeriesAsync, cancel),
        ];
        return await WithoutMovedAsync(troubles.ToDictionary(one => one.Path, one => one.Trouble, StringComparer.Ordinal), cancel);
    }

    /// <param name="prefix">What the paths begin with.</param>
    /// <param name="asked">All paths.</param>
    /// <param name="read">Which slugs there are behind it, and whether readers see what they stand for.</param>
    /// <param name="cancel">Ends the query.</param>
    private static async Task<IEnumerable<(string Path, string Trouble)>> FindAsync(
        string prefix, List<string> asked, Func<List<string>, CancellationToken, Task<Dictionary<string, bool>>> read, CancellationToken cancel)
    {
        var slugs = Slugs(asked, prefix);
        var visible = slugs.Count > 0 ? await read(slugs, cancel) : [];
        return from slug in slugs where !visible.GetValueOrDefault(slug) select (prefix + slug, visible.ContainsKey(slug) ? NotYet : Nobody);
    }

    private static List<string> Slugs(List<string> paths, string prefix) =>
    [
        .. paths.Select(path => (Path: path, Parts: path.Trim('/').Split('/')))
            .Where(one => prefix == "/" ? one.Parts is [{ Length: > 0 } page] && !PageUrl.IsReserved(page) : one.Parts.Length == 2 && one.Path.StartsWith(prefix, StringComparison.Ordinal))
            .Select(one => one.Parts[^1]).Distinct(),
    ];

    private Task<Dictionary<string, bool>> PostsAsync(List<string> slugs, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        return db.Posts.Where(post => slugs.Contains(post.Slug)).Select(post => new { post.Slug, IsVisible = PostStates.At(now, post.BinnedAt, post.PublishedAt) == PostState.Published })
            .ToDictionaryAsync(post => post.Slug, post => post.IsVisible, cancel);
    }

    private Task<Dictionary<string, bool>> PagesAsync(List<string> slugs, CancellationToken cancel) =>
        db.Pages.Where(page => slugs.Contains(page.Slug)).ToDictionaryAsync(page => page.Slug, page => page.IsPublished, cancel);

    private Task<Dictionary<string, bool>> TagsAsync(List<string> slugs, CancellationToken cancel) =>
        db.Tags.Where(tag => slugs.Contains(tag.Slug)).ToDictionaryAsync(tag => tag.Slug, _ => true, cancel);

    private Task<Dictionary<string, bool>> SeriesAsync(List<string> slugs, CancellationToken cancel) =>
        db.Series.Where(one => slugs.Contains(one.Slug)).ToDictionaryAsync(one => one.Slug, _ => true, cancel);

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
