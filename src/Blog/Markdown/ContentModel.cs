using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>
/// Takes apart what HTML does not allow inside each other, as when somebody types a list item without a list: the words stay where they are.
/// A browser accepts it all the same, but a screen reader would announce a list that is none.
/// </summary>
internal static class ContentModel
{
    /// <summary>Beside phrasing, what holds words and no blocks.</summary>
    private static readonly HashSet<string> OfWords = ["p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"];

    /// <summary>What may hold whatever the element around it may.</summary>
    private static readonly HashSet<string> Transparent = ["a", "ins", "del"];

    /// <summary>What makes sense directly in one of these alone.</summary>
    private static readonly Dictionary<string, string[]> Homes = new(StringComparer.Ordinal)
    {
        ["li"] = ["ul", "ol"],
        ["dt"] = ["dl"],
        ["dd"] = ["dl"],
        ["figcaption"] = ["figure"],
        ["summary"] = ["details"],
    };

    public static void Mend(IHtmlDocument document)
    {
        // From the outside in: what comes out of its wrapper is judged where it stands then.
        foreach (var element in document.Body!.QuerySelectorAll("*"))
        {
            if (!IsAtHome(element))
            {
                Elements.Unwrap(element);
            }
            else if (IsBlockAmongWords(element))
            {
                element.Before(document.CreateTextNode(" "));
                element.After(document.CreateTextNode(" "));
                Elements.Unwrap(element);
            }
        }

        FillLists(document);
        FillDetails(document);
        CaptionFigures(document);
    }

    private static bool IsAtHome(IElement element) => element.LocalName switch
    {
        "h1" or "h2" or "h3" or "h4" or "h5" or "h6" => element.Closest("dt, th, footer") is null,
        "footer" => element.ParentElement!.Closest("dt, th, footer") is null,
        _ => !Homes.TryGetValue(element.LocalName, out var homes) || homes.Contains(element.ParentElement!.LocalName),
    };

    private static bool IsBlockAmongWords(IElement element)
    {
        if (AllowedHtml.IsPhrasing(element.LocalName) || element.LocalName == "input")
        {
            return false;
        }

        var parent = element.ParentElement!;
        while (Transparent.Contains(parent.LocalName) && parent.ParentElement is { } around)
        {
            parent = around;
        }

        var isTitle = parent.LocalName == "summary" && element is IHtmlHeadingElement && parent.ChildNodes.All(node => node == element || Elements.IsBlank(node));
        return !isTitle && (AllowedHtml.IsPhrasing(parent.LocalName) || OfWords.Contains(parent.LocalName));
    }

    /// <summary>What stands between the items of a list becomes an item; a list of terms that names no term becomes the blocks it holds.</summary>
    public static void FillLists(IHtmlDocument document)
    {
        foreach (var list in document.QuerySelectorAll("ul, ol, dl").ToList())
        {
            var isOfTerms = list.LocalName == "dl";
            IElement? made = null;
            foreach (var node in list.ChildNodes.ToList())
            {
                if (node is IElement item && (isOfTerms ? item.LocalName is "dt" or "dd" : item.LocalName == "li"))
                {
                    made = null;
                }
                else if (made is not null)
                {
                    made.AppendChild(node);
                }
                else if (!Elements.IsBlank(node))
                {
                    made = document.CreateElement(isOfTerms ? "dd" : "li");
                    node.ReplaceWith(made);
                    made.AppendChild(node);
                }
            }

            if (isOfTerms && !IsWhole(list))
            {
                Divide(list);
            }
        }
    }

    // Terms first, each group with what is said of it.
    private static bool IsWhole(IElement list)
    {
        var names = list.Children.Select(child => child.LocalName).ToList();
        return names is [] or ["dt", .., "dd"];
    }

    private static void Divide(IElement list)
    {
        foreach (var item in list.Children.ToList())
        {
            var part = list.Owner!.CreateElement("div");
            part.Append([.. item.ChildNodes]);
            item.Replace(part);
        }

        Elements.Unwrap(list);
    }

    private static void FillDetails(IHtmlDocument document)
    {
        foreach (var details in document.QuerySelectorAll("details"))
        {
            var summaries = details.Children.Where(child => child.LocalName == "summary").ToList();
            var first = summaries.FirstOrDefault();
            if (first is null)
            {
                first = document.CreateElement("summary");
                first.TextContent = MarkdownTexts.More;
            }

            details.Prepend(first);
            summaries.Skip(1).ToList().ForEach(Elements.Unwrap);
        }
    }

    private static void CaptionFigures(IHtmlDocument document)
    {
        foreach (var figure in document.QuerySelectorAll("figure"))
        {
            var captions = figure.Children.Where(child => child.LocalName == "figcaption").ToList();
            if (captions is [var caption, ..] && caption != figure.FirstElementChild)
            {
                figure.AppendChild(caption);
            }

            captions.Skip(1).ToList().ForEach(Elements.Unwrap);
        }
    }
}
