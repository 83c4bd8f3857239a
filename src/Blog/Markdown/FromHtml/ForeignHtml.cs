using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Reduces what word processors and web pages put on the clipboard to what Markdown can say.</summary>
internal static class ForeignHtml
{
    private const string Start = "<!--StartFragment-->";
    private const string End = "<!--EndFragment-->";

    private static readonly string Furniture = "head, script, style, template, noscript, iframe, object, video, audio, canvas, svg, select, textarea, nav, "
        + "input:not([type=checkbox]), [hidden], [style*='display:none'], [style*='display: none'], [style*='mso-hide:all'], a.footnote-back-ref, a.anchor";

    /// <summary>Windows says with comments which part was copied.</summary>
    public static string Fragment(string html)
    {
        var start = html.IndexOf(Start, StringComparison.OrdinalIgnoreCase);
        var end = html.LastIndexOf(End, StringComparison.OrdinalIgnoreCase);
        return start >= 0 && end > start ? html[(start + Start.Length)..end] : html;
    }

    public static void Reduce(IHtmlDocument document)
    {
        var body = document.Body!;
        WordLists.Build(document);
        foreach (var element in body.QuerySelectorAll(Furniture).ToList())
        {
            element.Remove();
        }

        Tables(document);
        StyledText.Spell(document);
        Plainly(document);
        ForeignLinks.Clean(document);
        Lists(document);
        ForeignLines.Break(document);
        Whitespace.Collapse(body);
        Merge(document);
    }

    private static void Plainly(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("b, i, s, strike, tt, samp, p.MsoTitle, p[class*=MsoHeading]").ToList())
        {
            Elements.Rename(element, element.LocalName switch { "b" => "strong", "i" => "em", "s" or "strike" => "del", "p" => "h2", _ => "code" });
        }

        foreach (var element in document.QuerySelectorAll("font, span, u, ins, small, big, cite, q, abbr, var, center, label, button").ToList())
        {
            if (element.LocalName == "center")
            {
                Elements.Rename(element, "div");
            }
            else
            {
                if (element.LocalName == "button" && element.NextSibling is IElement)
                {
                    // Each has a frame of its own.
                    element.After(document.CreateTextNode(" "));
                }

                Elements.Unwrap(element);
            }
        }

        // A heading is bold enough.
        foreach (var strong in document.QuerySelectorAll("h1 strong, h2 strong, h3 strong, h4 strong, h5 strong, h6 strong, th strong").ToList())
        {
            Elements.Unwrap(strong);
        }
    }

    private static void Lists(IHtmlDocument document)
    {
        // Web pages put items into groups or links.
        foreach (var item in document.QuerySelectorAll("li, dt, dd").ToList())
        {
            var groups = item.Ancestors<IElement>().TakeWhile(IsGroup).ToList();
            if (groups is [.., { ParentElement.LocalName: "ul" or "ol" or "dl" }])
            {
                groups.ForEach(group => group.After(document.CreateTextNode(" ")));
                groups.ForEach(Elements.Unwrap);
            }
        }

        foreach (var inner in document.QuerySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol").ToList())
        {
            if (inner.PreviousElementSibling is { LocalName: "li" } item)
            {
                // Google Docs puts a list into the list around it, not into the item.
                item.AppendChild(inner);
            }
            else if (inner.Parent!.ChildNodes.All(node => node == inner || Elements.IsBlank(node)))
            {
                // Word processors set a list in with another one.
                Elements.Unwrap(inner.ParentElement!);
            }
        }

        ContentModel.FillLists(document);
        foreach (var item in document.QuerySelectorAll("li").ToList())
        {
            if (item.GetAttribute("role") == "checkbox" || item.HasAttribute("aria-checked"))
            {
                item.Prepend(document.CreateTextNode(" "));
                var box = document.CreateElement("input");
                box.SetAttribute("type", "checkbox");
                if (item.GetAttribute("aria-checked") == "true")
                {
                    box.SetAttribute("checked", "");
                }

                item.Prepend(box);
            }

            if (item.Children.Where(child => child.LocalName is "p" or "div").ToList() is [var only] && !HasLooseWords(item))
            {
                Elements.Unwrap(only);
            }
        }
    }

    private static bool IsGroup(IElement element) => !Elements.IsBlock(element) || element.LocalName is "div" or "section" or "article" or "form";

    private static bool HasLooseWords(IElement item) =>
        item.ChildNodes.Any(node => !Elements.IsBlank(node) && !Elements.IsBlock(node) && node is not IElement { LocalName: "input" });

    private static void Tables(IHtmlDocument document)
    {
        foreach (var table in document.QuerySelectorAll("table").ToList())
        {
            if (table.Children.FirstOrDefault(child => child.LocalName == "caption") is { } caption)
            {
                table.Before(Elements.Rename(caption, "div"));
            }

            if (table.QuerySelectorAll("td, th").Where(cell => cell.Closest("table") == table).ToList() is [var only])
            {
                // A frame round a paragraph.
                table.Replace(Elements.Rename(only, "div"));
            }
            else if (table.QuerySelector("th") is null && table.QuerySelector("tr") is { } first)
            {
                first.Children.ToList().ForEach(cell => Elements.Rename(cell, "th"));
            }
        }
    }

    // Word processors end and begin anew wherever somebody once stopped typing.
    private static void Merge(IHtmlDocument document)
    {
        foreach (var element in document.QuerySelectorAll("strong, em, del, code, a").ToList())
        {
            while (element.NextSibling is IElement next && next.LocalName == element.LocalName && next.GetAttribute("href") == element.GetAttribute("href"))
            {
                element.Append([.. next.ChildNodes]);
                next.Remove();
            }
        }

        foreach (var nested in document.QuerySelectorAll("strong strong, em em, del del").ToList())
        {
            Elements.Unwrap(nested);
        }
    }
}
