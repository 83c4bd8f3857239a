using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown.Hints;

/// <summary>The words of a paragraph without their marks, and where each letter of them was typed.</summary>
internal sealed class Passage
{
    private readonly List<int> places;

    private Passage(string text, List<int> places) => (Text, this.places) = (text, places);

    public string Text { get; }

    public static Passage Of(LeafBlock block) => Of(block.Inline);

    public static Passage Of(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        var places = new List<int>();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            var words = inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                LineBreakInline => " ",
                _ => "",
            };
            for (var i = 0; i < words.Length; i++)
            {
                places.Add(inline.Span.Start + Math.Min(i, Math.Max(0, inline.Span.Length - 1)));
            }

            text.Append(words);
        }

        return new Passage(text.ToString(), places);
    }

    public int PlaceOf(int index) => places[Math.Clamp(index, 0, places.Count - 1)];
}
