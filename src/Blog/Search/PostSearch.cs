using Blog.Data;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Search;

/// <summary>Answers what readers ask. A word that no post has may be misspelt: then the likeliest others are tried.</summary>
public sealed class PostSearch(BlogDbContext db, ISearchIndex index, Vocabulary vocabulary, CurrentSite site, TimeProvider time)
{
    public const int PageSize = 10;

    /// <summary>How many spellings of each misspelt word are tried.</summary>
    private const int MostGuesses = 3;

    /// <param name="typed">Anything.</param>
    /// <param name="number">The page of the results, from 1.</param>
    /// <param name="cancel">Ends it when the reader has gone.</param>
    public async Task<Findings> FindAsync(string? typed, int number, CancellationToken cancel)
    {
        var query = SearchQuery.Parse(typed);
        if (query.IsEmpty)
        {
            return Findings.Nothing(query);
        }

        var found = await MatchAsync(query, cancel);
        if (found.Count == 0)
        {
            foreach (var guess in await GuessAsync(query, cancel))
            {
                found = await MatchAsync(guess, cancel);
                if (found.Count > 0)
                {
                    return await ShowAsync(query, found, number, cancel) with { Instead = guess.Words };
                }
            }

            return Findings.Nothing(query) with { Shorter = await ShortenAsync(query, cancel) };
        }

        return await ShowAsync(query, found, number, cancel);
    }

    private async Task<Found> MatchAsync(SearchQuery query, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var matches = await index.MatchAsync(query, now, cancel);
        if (!site.Settings.SearchComments || matches.Posts.Count == Matches.Most)
        {
            return new Found(query, matches.Posts, matches.AreMore, new Dictionary<int, int>());
        }

        // Of posts that do not have the words themselves, but a comment of theirs.
        var comments = (await index.MatchCommentsAsync(query, now, cancel)).Where(comment => !matches.Posts.Contains(comment.PostId))
            .DistinctBy(comment => comment.PostId).ToDictionary(comment => comment.PostId, comment => comment.CommentId);
        return new Found(query, [.. matches.Posts, .. comments.Keys.Take(Matches.Most - matches.Posts.Count)], matches.AreMore, comments);
    }

    private async Task<IReadOnlyList<SearchQuery>> GuessAsync(SearchQuery query, CancellationToken cancel)
    {
        var meant = await vocabulary.CorrectAsync(query.Wanted.SelectMany(term => term.Words), cancel);
        if (meant.Count == 0 || meant.Values.Any(words => words.Count == 0))
        {
            return [];
        }

        var guesses = Math.Min(MostGuesses, meant.Values.Max(words => words.Count));
        return [.. Enumerable.Range(0, guesses).Select(guess => query.With(meant.ToDictionary(word => word.Key, word => word.Value[Math.Min(guess, word.Value.Count - 1)])))];
    }

    // Not before it is sure to find something: else it could name a word of a post that readers may not see.
    private async Task<string?> ShortenAsync(SearchQuery query, CancellationToken cancel)
    {
        var shorter = query is { Wanted: [{ IsPhrase: false } only] } ? await vocabulary.BeginningOfAsync(only.Words[0], cancel) : null;
        return shorter is not null && (await MatchAsync(SearchQuery.Parse(shorter), cancel)).Count > 0 ? shorter : null;
    }

    private async Task<Findings> ShowAsync(SearchQuery asked, Found found, int number, CancellationToken cancel)
    {
        // Beyond the end is the last one.
        number = Math.Min(number, Paging.Pages(found.Count, PageSize));
        var shown = found.Posts.Skip((number - 1) * PageSize).Take(PageSize).ToList();
        var lines = await db.Posts.Published(time.GetUtcNow()).Where(post => EF.Parameter(shown).Contains(post.Id))
            .Select(post => new { post.Id, post.Title, post.Slug, post.Language, post.Summary, post.ContentNote, post.PublishedAt, Folds = post.Html.Contains(VisibleText.Fold), Topic = post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).FirstOrDefault() })
            .ToDictionaryAsync(post => post.Id, cancel);
        var quotes = await index.QuotePostsAsync(found.Query, [.. shown.Where(post => !found.Comments.ContainsKey(post))], cancel);
        var said = await index.QuoteCommentsAsync(found.Query, [.. shown.Where(found.Comments.ContainsKey).Select(post => found.Comments[post])], cancel);
        var hits = shown.Where(lines.ContainsKey).Select(id =>
        {
            var line = lines[id];
            int? comment = found.Comments.TryGetValue(id, out var one) ? one : null;
            var quoted = comment is null ? quotes.GetValueOrDefault(id) : said.GetValueOrDefault(comment.Value);
            // Words of a folded text are quoted nowhere.
            var isNote = comment is null && line.ContentNote.Length > 0;
            var shownWords = isNote ? line.ContentNote : string.IsNullOrEmpty(quoted) || (comment is null && line.Folds) ? line.Summary : quoted;
            return new Hit(line.Title, line.Slug, line.Language, shownWords, isNote, line.PublishedAt!.Value, line.Topic, comment);
        });
        return new Findings(asked, [.. hits], number, found.Count, found.AreMore);
    }

    /// <param name="Comments">The comment that has the words, for posts that do not have them themselves.</param>
    private sealed record Found(SearchQuery Query, IReadOnlyList<int> Posts, bool AreMore, IReadOnlyDictionary<int, int> Comments)
    {
        public int Count => Posts.Count;
    }
}
