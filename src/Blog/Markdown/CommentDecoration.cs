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

        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var strong = document.CreateElement("strong");
            strong.Append([.. heading.ChildNodes]);
            var paragraph = document.CreateElement("p");
            paragraph.AppendChild(strong);
            heading.Replace(paragraph);
        }

        foreach (var link in document.QuerySelectorAll("a"))
        {
            if (link.GetAttribute("href") is { } address && Links.HasScheme(address))
            {
                link.SetAttribute("rel", "nofollow ugc noopener");
            }
            else
            {
                Links.Unwrap(link);
            }
        }

        foreach (var code in document.QuerySelectorAll("pre"))
        {
            CodeBlocks.MakeReachable(code, MarkdownTexts.Code);
        }
    }
}
