namespace Blog.Markdown.Hints;

/// <summary>A link into this blog that nobody answers.</summary>
/// <param name="trouble">What is wrong with an address as it was typed; null when nothing is.</param>
internal sealed class DeadLink(Func<string, string?> trouble) : IHintRule
{
    public IEnumerable<Hint> LookAt(ParsedText text) =>
        from link in text.Links
        let said = trouble(link.Url ?? "")
        where said is not null
        select text.HintAt(said, link.Url ?? "", link);
}
