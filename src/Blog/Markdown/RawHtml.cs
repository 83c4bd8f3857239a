using Markdig.Helpers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown;

/// <summary>
/// Makes the HTML inside a post well formed before it meets the Markdown around it: allowed tags only, each closed where it belongs.
/// The sanitiser decides about safety afterwards; this spares it the floods of half-open tags on which a browser's parser
/// spends time and memory without end, and keeps a forgotten end tag from swallowing the rest of the page.
/// </summary>
internal static class RawHtml
{
    public static void Tame(MarkdownDocument document) => TameBlocks(document, depth: 0);

    private static void TameBlocks(ContainerBlock container, int depth)
    {
        // Only what can hold paragraphs may stay open over a blank line, as <details> does.
        var tags = new OpenTags(depth);
        foreach (var block in container)
        {
            if (block is HtmlBlock html)
            {
                var tamed = tags.Tame(html.Lines.ToString()) + tags.CloseAll(AllowedHtml.IsPhrasing);
                html.Lines = new StringLineGroup(tamed);
            }
            else if (block is ContainerBlock inner)
            {
                TameBlocks(inner, depth + tags.Count);
            }
            else if (block is LeafBlock { Inline: { } inline })
            {
                TameInlines(inline, depth + tags.Count);
            }
        }

        if (tags.Count > 0)
        {
            container.Add(new HtmlBlock(null) { Lines = new StringLineGroup(tags.CloseAll(_ => true)) });
        }
    }

    private static void TameInlines(ContainerInline container, int depth)
    {
        var tags = new OpenTags(depth);
        var next = container.FirstChild;
        while (next is not null)
        {
            var inline = next;
            next = inline.NextSibling;
            if (inline is HtmlInline typed && !OpenTags.IsHtml(typed.Tag))
            {
                // Words, then: the description of a picture keeps those and drops all HTML.
                typed.ReplaceBy(new LiteralInline(typed.Tag));
            }
            else if (inline is HtmlInline html)
            {
                html.Tag = tags.Tame(html.Tag);
            }
            else if (inline is ContainerInline inner)
            {
                TameInlines(inner, depth + tags.Count);
            }
        }

        if (tags.Count > 0)
        {
            container.AppendChild(new HtmlInline(tags.CloseAll(_ => true)));
        }
    }
}
