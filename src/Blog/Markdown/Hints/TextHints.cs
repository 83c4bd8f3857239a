namespace Blog.Markdown.Hints;

/// <summary>Looks through a text with every rule, in the order in which it is read.</summary>
public static class TextHints
{
    /// <summary>More would be a reproach.</summary>
    public const int Most = 50;

    private static readonly IHintRule[] Rules = [new MissingAltText(), new SkippedHeading(), new VagueLink(), new UnmarkedNote(), new LongSentence(), new LongParagraph()];

    /// <summary>Where its links lead, as typed, each once.</summary>
    public static IReadOnlyList<string> Addresses(string markdown) =>
        [.. ParsedText.Of(markdown).Links.Select(link => link.Url ?? "").Where(address => address.Length > 0).Distinct(StringComparer.Ordinal)];

    /// <param name="markdown">A text that the renderer has shown.</param>
    /// <param name="trouble">What is wrong with the address of a link; null when nothing is.</param>
    public static IReadOnlyList<Hint> Of(string markdown, Func<string, string?> trouble)
    {
        var text = ParsedText.Of(markdown);
        return [.. Rules.Append(new DeadLink(trouble)).SelectMany(rule => rule.LookAt(text)).OrderBy(hint => hint.From).Take(Most)];
    }
}
