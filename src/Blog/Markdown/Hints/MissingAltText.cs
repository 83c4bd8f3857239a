using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown.Hints;

/// <summary>A picture says nothing to those who cannot see it, unless somebody describes it.</summary>
internal sealed partial class MissingAltText : IHintRule
{
    private const string Advice = "This picture has no description. A few words tell those who can’t see it what it shows.";

    public IEnumerable<Hint> LookAt(ParsedText text) =>
        text.Document.Descendants<LinkInline>().Where(link => link.IsImage && Passage.Of(link).Text.Trim().Length == 0)
            .Select(picture => text.HintAt(Advice, picture.Url ?? "", picture))
            .Concat(Typed(text));

    private static IEnumerable<Hint> Typed(ParsedText text) =>
        text.Document.Descendants().Where(part => part is HtmlBlock or HtmlInline)
            .SelectMany(part => Picture().Matches(text.Source[part.Span.Start..Math.Min(part.Span.End + 1, text.Source.Length)])
                .Select(match => text.HintAt(Advice, "", part.Span.Start + match.Index, part.Span.Start + match.Index + match.Length)));

    // An empty alt attribute says that the picture is decoration: that was somebody's decision.
    [GeneratedRegex(@"<img\b(?![^>]*\balt\s*=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Picture();
}
