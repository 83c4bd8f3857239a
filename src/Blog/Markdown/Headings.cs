using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Languages;
using Markdig.Helpers;
using Markdig.Syntax;

namespace Blog.Markdown;

/// <summary>Headings can be linked to. The link stands beside its heading, so that nobody hears it as a part of the words. Their ids are like GitHub's and never those that the page around a post uses.</summary>
internal static partial class Headings
{
    private const int LongestId = 80;
    private const string Wrapper = "heading";

    private static readonly HashSet<string> PageIds =
    [
        "main", "comments", "comments-title", "respond", "respond-title", "author", "name", "email", "website", "text", "note", "private", "subject", "notify", "earlier",
        "title", "body", "preview", "menu", "related", "contents",
    ];

    // The page has one first heading: the post's title.
    public static void Lower(MarkdownDocument document, RenderingBudget budget)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            if (heading.IsSetext)
            {
                // Known for a heading only now, by the line below it.
                budget.SpendMarker('#');
            }

            heading.Level = Math.Max(2, heading.Level);
        }
    }

    public static void Anchor(IHtmlDocument document)
    {
        var taken = new Dictionary<string, int>();
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            AddAnchor(heading.LocalName == "h1" ? MakeSecondLevel(heading) : heading, taken);
        }
    }

    /// <summary>For a text that stands beside others: their words stay, and join no outline.</summary>
    public static void Flatten(IHtmlDocument document)
    {
        foreach (var heading in document.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var strong = document.CreateElement("strong");
            strong.Append([.. heading.ChildNodes]);
            var paragraph = document.CreateElement("p");
            paragraph.AppendChild(strong);
            heading.Replace(paragraph);
        }
    }

    /// <summary>Those that part the text itself, in their order; not those inside a quote, a list or the like.</summary>
    public static IEnumerable<IElement> LinkedIn(IElement body) =>
        body.Children.Where(child => child.ClassName == Wrapper).Select(child => child.FirstElementChild!);

    // Only one that was typed as HTML is left to lower here.
    private static IElement MakeSecondLevel(IElement heading)
    {
        var second = heading.Owner!.CreateElement("h2");
        second.Append([.. heading.ChildNodes]);
        heading.Replace(second);
        return second;
    }

    private static void AddAnchor(IElement heading, Dictionary<string, int> taken)
    {
        var words = VisibleText.OnOneLine(heading);
        if (words.Length == 0 || heading.ParentElement?.LocalName is "summary" or "a")
        {
            return;
        }

        var id = UniqueId(words, taken);
        heading.Id = id;
        var anchor = heading.Owner!.CreateElement("a");
        anchor.ClassName = "anchor";
        anchor.SetAttribute("href", "#" + id);
        anchor.SetAttribute("aria-label", MarkdownTexts.LinkTo.With(words));
        anchor.TextContent = "#";
        var both = heading.Owner.CreateElement("div");
        both.ClassName = Wrapper;
        heading.Replace(both);
        both.Append(heading, anchor);
    }

    private static string UniqueId(string words, Dictionary<string, int> taken)
    {
        var plain = LinkHelper.UrilizeAsGfm(words.Length > LongestId ? words[..LongestId] : words);
        plain = plain.Trim('-') is { Length: > 0 } id ? id : "section";
        if (PageIds.Contains(plain) || PageIdPattern().IsMatch(plain))
        {
            plain += "-section";
        }

        // Counting on from the last number keeps ten thousand equal headings as quick as ten.
        var unique = plain;
        while (!taken.TryAdd(unique, 0))
        {
            unique = $"{plain}-{++taken[plain]}";
        }

        return unique;
    }

    [GeneratedRegex("^([cw][0-9]+|.*-(hint|error)|fn(ref)?[0-9]*)$")]
    private static partial Regex PageIdPattern();
}
