using Blog.Revisions;
using Microsoft.AspNetCore.Html;

namespace Blog.Admin.Posts;

/// <summary>A line of a difference as HTML, its changed words marked.</summary>
public static class MarkedWords
{
    public static IHtmlContent Removed(IReadOnlyList<DifferentWord> words) => Mark(words, "del");

    public static IHtmlContent Added(IReadOnlyList<DifferentWord> words) => Mark(words, "ins");

    private static HtmlContentBuilder Mark(IReadOnlyList<DifferentWord> words, string mark)
    {
        var html = new HtmlContentBuilder();
        foreach (var word in words)
        {
            _ = word is { IsChanged: true, Text.Length: > 0 } ? html.AppendHtml($"<{mark}>").Append(word.Text).AppendHtml($"</{mark}>") : html.Append(word.Text);
        }

        return html;
    }
}
