using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown;

/// <summary>The one in "it's", which Markdig's smart punctuation leaves straight because it neither opens nor closes a quote.</summary>
internal sealed class Apostrophes : InlineParser
{
    public Apostrophes() => OpeningCharacters = ['\''];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        if (!char.IsLetterOrDigit(slice.PeekCharExtra(-1)) || !char.IsLetterOrDigit(slice.PeekChar()))
        {
            return false;
        }

        processor.Inline = new LiteralInline("’");
        slice.SkipChar();
        return true;
    }
}
