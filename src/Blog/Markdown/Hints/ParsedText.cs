using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown.Hints;

/// <summary>A text as the renderer reads it, with the place of everything in what was typed.</summary>
internal sealed class ParsedText
{
    private static readonly MarkdownPipeline Pipeline = Pipelines.ForHints();

    private ParsedText(string source, MarkdownDocument document)
    {
        Source = source;
        Document = document;
        Paragraphs = [.. document.Descendants<ParagraphBlock>().Select(Passage.Of).Where(passage => passage.Text.Length > 0)];
    }

    public string Source { get; }

    public MarkdownDocument Document { get; }

    public IReadOnlyList<Passage> Paragraphs { get; }

    public static ParsedText Of(string source) => new(source, Markdig.Markdown.Parse(source, Pipeline, new RenderingBudget(source.Length)));

    public IEnumerable<LinkInline> Links => Document.Descendants<LinkInline>().Where(link => !link.IsImage);

    public Hint HintAt(string advice, string quote, MarkdownObject thing) => HintAt(advice, quote, thing.Span.Start, thing.Span.End + 1);

    public Hint HintAt(string advice, string quote, int from, int to)
    {
        var start = Math.Clamp(from, 0, Source.Length);
        return new Hint(advice, quote.Length > 0 ? Excerpt.From(quote, 60) : "", start, Math.Clamp(to, start, Source.Length));
    }
}
