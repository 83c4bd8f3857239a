using Markdig.Extensions.Footnotes;
using Markdig.Syntax;

namespace Blog.Markdown.Hints;

/// <summary>A footnote that nothing in the text refers to is left out where readers are.</summary>
internal sealed class UnmarkedNote : IHintRule
{
    // The parser has taken it out of the document already; what a mark would have led to is still known.
    public IEnumerable<Hint> LookAt(ParsedText text) =>
        from note in text.Document.Descendants<FootnoteLinkReferenceDefinition>()
        where note.Footnote.Links.Count == 0
        let end = note.Footnote.LastChild?.Span.End ?? note.Span.End
        select text.HintAt(
            $"This note has no mark in the text, so readers don’t see it. [{note.Label}] where it belongs makes one.", $"[{note.Label}]", note.Span.Start, end + 1);
}
