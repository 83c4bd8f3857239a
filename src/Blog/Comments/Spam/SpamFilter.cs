using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Spam;

/// <summary>Tells spam from what people say, by what it knows from the first day and by what those who moderate have decided. It asks nobody else.</summary>
public sealed class SpamFilter(BlogDbContext db, SpamTokens tokens, Repetition repetition, ILogger<SpamFilter> log)
{
    private const int MostReasons = 3;

    /// <summary>Below, it is nobody's business; from here on it does not appear by itself; above <see cref="Held"/> it is spam until somebody says otherwise.</summary>
    private const double Doubtful = -1;

    private const double Held = 0;

    /// <param name="words">As they would be stored, without links that say nothing.</param>
    /// <param name="likeness">Of all of them, from <see cref="SpamTokens.LikenessAsync"/>.</param>
    /// <param name="age">How long the form had been open; null when that says nothing.</param>
    /// <param name="postId">The post it is for.</param>
    /// <param name="cancel">Ends it when the visitor has gone.</param>
    public async Task<Verdict> JudgeAsync(CommentWords words, long? likeness, TimeSpan? age, int postId, CancellationToken cancel)
    {
        var plain = Suspicion.Of(words, age);
        try
        {
            var repeated = await repetition.FindAsync(likeness, postId, cancel);
            var verdict = await WeighAsync(words, age, cancel);
            return Join(plain, repeated, verdict);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a comment does to the filter: a person reads it.
            log.LogFailure(exception, "The spam filter failed; the comment waits for a moderator");
            return new Verdict(IsSpam: false, plain.Length > 0 ? plain : "The spam filter could not read it");
        }
    }

    private async Task<(double Score, IEnumerable<string> Reasons)> WeighAsync(CommentWords words, TimeSpan? age, CancellationToken cancel)
    {
        var signs = new Signs(words, age);
        var features = Features.Of(words, signs);
        var numbers = await tokens.OfAsync(features, cancel);
        IReadOnlyList<long> asked = [.. numbers, SpamToken.Every];
        var seen = await db.SpamTokens.AsNoTracking().Where(token => EF.Parameter(asked).Contains(token.Token)).ToDictionaryAsync(token => token.Token, cancel);
        var (learnt, like) = Learnt.Of(features, numbers, seen);
        IEnumerable<string> reasons = like.Count > 0 && learnt > 0 ? [$"like what you marked as spam: {string.Join(", ", like.Take(MostReasons).Select(word => $"“{word}”"))}"] : [];
        return (signs.Score + learnt, learnt > signs.Score - Signs.Benefit ? reasons.Concat(signs.Reasons) : signs.Reasons.Concat(reasons));
    }

    private static Verdict Join(string plain, Repetition.Finding repeated, (double Score, IEnumerable<string> Reasons) weighed)
    {
        var isSpam = repeated.IsSpam || weighed.Score > Held;
        IEnumerable<string> reasons =
        [
            .. repeated.Reason.Length > 0 ? [repeated.Reason] : Array.Empty<string>(),
            .. plain.Length > 0 ? [plain] : Array.Empty<string>(),
            .. weighed.Score > Doubtful ? weighed.Reasons.DefaultIfEmpty("like what you marked as spam").Take(MostReasons) : [],
        ];
        return new Verdict(isSpam, string.Join(", ", reasons.Distinct(StringComparer.Ordinal)));
    }
}
