using System.Text.RegularExpressions;
using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Search;

/// <summary>A post that an address may have meant.</summary>
public sealed record Suggestion(string Title, string Slug, string Language);

/// <summary>
/// For an address with nothing at it: posts that have the words of its last part. Machines ask for such addresses by
/// the thousand, so few may be thought about at once; whoever comes meanwhile goes without.
/// </summary>
public sealed partial class Suggestions(BlogDbContext db, ISearchIndex index, Vocabulary vocabulary, TimeProvider time)
{
    public const int Most = 3;

    private const int MostAtOnce = 2;
    private const int MostWords = 6;

    private static readonly SemaphoreSlim Turns = new(MostAtOnce);

    private (string Path, IReadOnlyList<Suggestion> Found)? known;

    /// <summary>Asked twice for the same address in one request, it looks once.</summary>
    public async Task<IReadOnlyList<Suggestion>> ForAsync(string path, CancellationToken cancel)
    {
        if (known is not { } before || before.Path != path)
        {
            known = before = (path, await FindAsync(path, cancel));
        }

        return before.Found;
    }

    private async Task<IReadOnlyList<Suggestion>> FindAsync(string path, CancellationToken cancel)
    {
        var meant = Slug.From(Ending().Replace(path[(path.LastIndexOf('/') + 1)..], ""), fallback: "");
        if (meant.Length < SearchWord.LeastLength || !await Turns.WaitAsync(TimeSpan.Zero, cancel))
        {
            return [];
        }

        try
        {
            return await LookAsync(meant, cancel);
        }
        finally
        {
            Turns.Release();
        }
    }

    // The words as they are written, or, when no post has them, as they may have been meant; then each of them alone, the longest first. Not the longest
    // only: that may be a word of a post which is still to come, and nobody shall see by that which words it has.
    private async Task<IReadOnlyList<Suggestion>> LookAsync(string meant, CancellationToken cancel)
    {
        var words = meant.Split('-').Where(word => word.Length >= SearchWord.LeastLength && !word.All(char.IsAsciiDigit)).Take(MostWords).ToList();
        var corrections = await vocabulary.CorrectAsync(words, cancel);
        var known = words.Select(word => corrections.TryGetValue(word, out var likely) ? (likely is [var best, ..] ? best : null) : word).OfType<string>().ToList();
        if (known.Count == 0)
        {
            return [];
        }

        IEnumerable<IReadOnlyList<string>> tries = known.Count == 1 ? [known] : [known, .. known.OrderByDescending(word => word.Length).Select(word => new[] { word })];
        foreach (var some in tries)
        {
            if (await FindAsync(meant, some, cancel) is { Count: > 0 } found)
            {
                return found;
            }
        }

        return [];
    }

    private async Task<IReadOnlyList<Suggestion>> FindAsync(string meant, IReadOnlyList<string> words, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var matches = await index.MatchAsync(new SearchQuery(meant, [.. words.Select(word => new SearchTerm([word]))], []), now, cancel);
        var best = matches.Posts.Take(Most).ToList();
        var posts = await db.Posts.Published(now).Where(post => best.Contains(post.Id)).Select(post => new { post.Id, post.Title, post.Slug, post.Language }).ToListAsync(cancel);
        return [.. posts.OrderBy(post => best.IndexOf(post.Id)).Select(post => new Suggestion(post.Title, post.Slug, post.Language))];
    }

    // Such as other blogs' addresses have.
    [GeneratedRegex(@"\.(html?|php|aspx?)\z", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
