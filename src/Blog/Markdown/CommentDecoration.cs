using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>Keeps a sanitised comment modest: no pictures, no headings that would join the page's outline, links that vouch for nobody.</summary>
internal static class CommentDecoration
{
    public static void Apply(IHtmlDocument document)
    {
        foreach (var picture in document.QuerySelectorAll("img"))
        {
            Pictures.ReplaceByLink(picture);
        }

        Headings.Flatten(document);
        foreach (var link in document.QuerySelectorAll("a"))
        {
            if (link.GetAttribute("href") is { } address && Links.HasScheme(address))
            {
                link.SetAttribute("rel", "nofollow ugc noopener");
            }
            else
            {
                Elements.Unwrap(link);
            }
        }

        foreach (var code in document.QuerySelectorAll("pre"))
        {
            CodeBlocks.MakeReachable(code, MarkdownTexts.Code);
        }
    }
}
