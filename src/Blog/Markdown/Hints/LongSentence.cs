using System.Text.RegularExpressions;

namespace Blog.Markdown.Hints;

/// <summary>A sentence that must be read twice.</summary>
internal sealed partial class LongSentence : IHintRule
{
    public const int Most = 35;

    public IEnumerable<Hint> LookAt(ParsedText text)
    {
        foreach (var passage in text.Paragraphs)
        {
            foreach (var sentence in Sentences(passage.Text))
            {
                if (ReadingTime.Words(sentence.Value) is > Most and var words)
                {
                    var from = sentence.Index + (sentence.Length - sentence.Value.TrimStart().Length);
                    yield return text.HintAt(
                        $"This sentence has {words} words. Two may be easier to follow.", sentence.Value.Trim(),
                        passage.PlaceOf(from), passage.PlaceOf(sentence.Index + sentence.Length - 1) + 1);
                }
            }
        }
    }

    public static IEnumerable<Match> Sentences(string text) => Sentence().Matches(text).Where(sentence => sentence.Value.Trim().Length > 0);

    // Ends at a sign that ends one, with its closing quotes, before a space; "e.g. this" ends none, as a small letter follows.
    [GeneratedRegex(@"(?:[^.!?…。！？]|[.!?…](?![\p{Pe}\p{Pf}""']*(?:\s+[^\p{Ll}]|\s*$)))+(?:[.!?…。！？]+[\p{Pe}\p{Pf}""']*)?")]
    private static partial Regex Sentence();
}
