namespace Blog.Markdown.Hints;

/// <summary>Links are read out one after the other, without what stands around them: "here" leads anywhere.</summary>
internal sealed class VagueLink : IHintRule
{
    private static readonly HashSet<string> Vague = new(StringComparer.OrdinalIgnoreCase)
    {
        "here", "click", "click here", "click this", "this", "this link", "link", "this page", "this post", "more", "read more", "learn more", "see here",
        "hier", "klick", "hier klicken", "klicken sie hier", "klick hier", "dieser link", "diesen link", "diesem link", "mehr", "mehr lesen", "weiterlesen", "mehr erfahren",
    };

    public IEnumerable<Hint> LookAt(ParsedText text) =>
        from link in text.Links
        let words = Passage.Of(link).Text
        where Vague.Contains(words.Trim(' ', '.', '!', '…', '›', '»', '>', ':'))
        select text.HintAt("This link doesn’t say where it leads. Its words are often heard without the sentence around them.", words, link);
}
