using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Blog.Search;

/// <summary>Turns what a database quotes into HTML: escaped first, marked then. The marks are control characters, which no text has.</summary>
public static class Quotation
{
    public const char MarkStart = '\u0002';
    public const char MarkEnd = '\u0003';

    /// <summary>Words around what was found, about three lines.</summary>
    public const int Words = 36;

    public static IHtmlContent ToHtml(string quoted, HtmlEncoder encoder)
    {
        var html = new StringBuilder(encoder.Encode(IndexText.Plain(quoted).Replace('\n', ' ')));
        // The encoder leaves nothing of a control character but its number.
        return new HtmlString(html.Replace(encoder.Encode(MarkStart.ToString()), "<mark>").Replace(encoder.Encode(MarkEnd.ToString()), "</mark>").ToString());
    }
}
