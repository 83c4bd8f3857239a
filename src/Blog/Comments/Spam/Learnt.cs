namespace Blog.Comments.Spam;

/// <summary>What decisions of before say about a comment (naive Bayes, each feature for itself).</summary>
internal static class Learnt
{
    /// <summary>Until so many of the rarer kind have been decided on, what was learnt counts by half at most.</summary>
    private const double Novice = 12;

    /// <summary>How much a feature has to be seen before it is believed.</summary>
    private const double Doubt = 1;

    /// <summary>No single feature decides.</summary>
    private const double MostOfOne = 2.5;

    private const double MostOfAll = 12;
    private const double Caution = 0.35;

    /// <param name="features">Of the comment.</param>
    /// <param name="tokens">Their numbers, in the same order.</param>
    /// <param name="seen">What was counted of them, and the comments altogether.</param>
    public static (double Score, IReadOnlyList<string> Words) Of(IReadOnlyList<Features.Feature> features, IReadOnlyList<long> tokens, IReadOnlyDictionary<long, SpamToken> seen)
    {
        if (!seen.TryGetValue(SpamToken.Every, out var all) || Math.Min(all.Genuine, all.Spam) == 0)
        {
            // Who knows only one kind takes all for that.
            return (0, []);
        }

        var evidence = new List<(string? Shown, double Weight)>();
        for (var at = 0; at < features.Count; at++)
        {
            if (seen.TryGetValue(tokens[at], out var token))
            {
                evidence.Add((features[at].Shown, features[at].Weight * Odds(token, all)));
            }
        }

        double rarer = Math.Min(all.Genuine, all.Spam);
        var score = Math.Clamp(evidence.Sum(one => one.Weight) * Caution, -MostOfAll, MostOfAll) * rarer / (rarer + Novice);
        return (score, [.. evidence.Where(one => one.Shown is not null && one.Weight > 1).OrderByDescending(one => one.Weight).Select(one => one.Shown!)]);
    }

    // By rates, not by numbers: who gets ten times as much spam as comments must not take every word for spam.
    private static double Odds(SpamToken token, SpamToken all)
    {
        double spam = (double)token.Spam / all.Spam, genuine = (double)token.Genuine / all.Genuine, times = token.Spam + token.Genuine;
        if (times == 0)
        {
            return 0;
        }

        var share = ((Doubt * 0.5) + (times * spam / (spam + genuine))) / (Doubt + times);
        return Math.Clamp(Math.Log(share / (1 - share)), -MostOfOne, MostOfOne);
    }
}
