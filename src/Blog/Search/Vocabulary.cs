using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Search;

/// <summary>
/// The words that posts have used. It only grows: a word that nobody uses any more leads nowhere, and what leads nowhere is not shown. Comments teach
/// it nothing, so that what is withdrawn leaves no trace.
/// </summary>
public sealed class Vocabulary(BlogDbContext db)
{
    /// <summary>Words that share the most characters, to be compared in full.</summary>
    private const int Compared = 40;

    /// <summary>Adds the words that no post has used before; the caller saves them with the post.</summary>
    public async Task LearnAsync(IReadOnlyList<IndexedPost> posts, CancellationToken cancel)
    {
        var words = posts.SelectMany(post => post.Words).Distinct(StringComparer.Ordinal).Where(IsWorthKnowing).Select(IndexText.Fold).Where(IsWorthKnowing).Distinct(StringComparer.Ordinal).ToList();
        if (words.Count > 0)
        {
            var known = await db.SearchWords.Where(known => EF.Parameter(words).Contains(known.Word)).Select(known => known.Word).ToListAsync(cancel);
            var added = db.SearchWords.Local.Select(word => word.Word);
            db.SearchWords.AddRange(words.Except(known.Concat(added), StringComparer.Ordinal).Select(word => new SearchWord(word)));
        }
    }

    /// <summary>Of these words, those that no post has ever used, each with what may have been meant, likeliest first.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> CorrectAsync(IEnumerable<string> words, CancellationToken cancel)
    {
        var folded = words.Where(IsWorthKnowing).Distinct(StringComparer.Ordinal).ToDictionary(word => word, IndexText.Fold, StringComparer.Ordinal);
        var values = folded.Values.ToList();
        var known = await db.SearchWords.Where(word => EF.Parameter(values).Contains(word.Word)).Select(word => word.Word).ToListAsync(cancel);
        var meant = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (word, value) in folded.Where(pair => !known.Contains(pair.Value)))
        {
            meant[word] = await LikeAsync(value, cancel);
        }

        return meant;
    }

    /// <summary>The longest known word that <paramref name="word"/> begins with; null when there is none.</summary>
    public async Task<string?> BeginningOfAsync(string word, CancellationToken cancel)
    {
        var folded = IndexText.Fold(word);
        if (!IsWorthKnowing(folded))
        {
            return null;
        }

        var beginnings = Enumerable.Range(SearchWord.LeastLength, folded.Length - SearchWord.LeastLength).Select(length => folded[..length]).ToList();
        return await db.SearchWords.Where(known => EF.Parameter(beginnings).Contains(known.Word)).OrderByDescending(known => known.Word.Length)
            .Select(known => known.Word).FirstOrDefaultAsync(cancel);
    }

    private async Task<IReadOnlyList<string>> LikeAsync(string word, CancellationToken cancel)
    {
        var grams = SearchWord.GramsOf(word);
        var tolerated = word.Length < 6 ? 1 : 2;
        var (least, most) = (word.Length - tolerated, word.Length + tolerated);
        var alike = await db.SearchGrams.Where(gram => EF.Parameter(grams).Contains(gram.Gram) && gram.Length >= least && gram.Length <= most)
            .GroupBy(gram => gram.Word).Select(shared => new { Word = shared.Key, Count = shared.Count() })
            .OrderByDescending(shared => shared.Count).ThenBy(shared => shared.Word).Take(Compared).ToListAsync(cancel);
        return [.. alike.Select(one => (one.Word, Slips: Spelling.Slips(word, one.Word))).Where(one => one.Slips <= tolerated).OrderBy(one => one.Slips).Select(one => one.Word)];
    }

    private static bool IsWorthKnowing(string word) =>
        word.Length is >= SearchWord.LeastLength and <= SearchWord.MostLength && word.All(char.IsLetter) && !IndexText.IsCharacter(word);
}
