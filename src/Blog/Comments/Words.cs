using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;

namespace Blog.Comments;

/// <summary>The words of a comment, as an element; below a content note they are folded until somebody unfolds them.</summary>
/// <param name="ContentNote">What to know before unfolding; empty: they lie open.</param>
/// <param name="Html">The words as sanitised HTML.</param>
public sealed record Words(string ContentNote, string Html) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (ContentNote.Length > 0)
        {
            writer.Write($"""<details class="folded"><summary><span class="visually-hidden">{encoder.Encode(CommentTexts.ContentNoteBefore)} </span><bdi>{encoder.Encode(ContentNote)}</bdi></summary>""");
        }

        writer.Write("""<div class="said" dir="auto">""");
        writer.Write(Html);
        writer.Write("</div>");
        if (ContentNote.Length > 0)
        {
            writer.Write("</details>");
        }
    }

    /// <summary>Where nothing can be folded, such as in a feed: of words below a note only the note.</summary>
    public static string Unfolded(string contentNote, string html) =>
        contentNote.Length == 0 ? html : $"<p>{WebUtility.HtmlEncode($"{CommentTexts.ContentNoteBefore} {contentNote}")}</p>";
}
