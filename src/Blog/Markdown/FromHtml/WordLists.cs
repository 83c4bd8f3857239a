using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Word puts lists on the clipboard as paragraphs that begin with a bullet; so do people who type one.</summary>
internal static partial class WordLists
{
    public static void Build(IHtmlDocument document)
    {
        var open = new List<IElement>();
        foreach (var paragraph in document.QuerySelectorAll("p, div[class*=MsoList]").ToList())
        {
            if (Find(paragraph) is not { } found)
            {
                open.Clear();
                continue;
            }

            if (open.Count == 0 || !FollowsOn(paragraph, open[0]))
            {
                open.Clear();
            }

            Place(paragraph, found, open);
        }
    }

    private static (int Level, bool IsOrdered)? Find(IElement paragraph)
    {
        var style = paragraph.GetAttribute("style") ?? "";
        if (Level().Match(style) is { Success: true } level)
        {
            var mark = paragraph.QuerySelectorAll("[style]").FirstOrDefault(one => Ignored().IsMatch(one.GetAttribute("style")!));
            var isOrdered = Number().IsMatch(mark?.TextContent.Trim() ?? "");
            mark?.Remove();
            return (int.Parse(level.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), isOrdered);
        }

        if (Bullet().Match(paragraph.TextContent) is { Success: true } bullet && paragraph.Closest("li, td, th") is null)
        {
            Drop(paragraph, bullet.Length);
            return (1, false);
        }

        return null;
    }

    private static void Drop(INode from, int characters)
    {
        foreach (var text in from.Descendants<IText>().ToList())
        {
            var dropped = Math.Min(characters, text.Data.Length);
            text.Data = text.Data[dropped..];
            characters -= dropped;
        }
    }

    // Only white space may stand between the list so far and its next item.
    private static bool FollowsOn(INode paragraph, INode list)
    {
        var before = paragraph.PreviousSibling;
        while (before is not null && before != list && before.NodeType != NodeType.Element && before.TextContent.Trim().Length == 0)
        {
            before = before.PreviousSibling;
        }

        return before == list;
    }

    private static void Place(IElement paragraph, (int Level, bool IsOrdered) found, List<IElement> open)
    {
        var document = paragraph.Owner!;
        var level = Math.Clamp(found.Level, 1, Math.Min(open.Count + 1, 9));
        if (open.Count > level)
        {
            open.RemoveRange(level, open.Count - level);
        }

        var item = document.CreateElement("li");
        if (open.Count < level)
        {
            var list = document.CreateElement(found.IsOrdered ? "ol" : "ul");
            if (open.Count == 0)
            {
                paragraph.Parent!.InsertBefore(list, paragraph);
            }
            else
            {
                open[^1].LastElementChild!.AppendChild(list);
            }

            open.Add(list);
        }

        open[level - 1].AppendChild(item);
        paragraph.Remove();
        item.Append([.. paragraph.ChildNodes]);
    }

    [GeneratedRegex(@"mso-list:\s*l[0-9]+\s+level([0-9])")]
    private static partial Regex Level();

    [GeneratedRegex(@"mso-list:\s*Ignore")]
    private static partial Regex Ignored();

    [GeneratedRegex(@"^\(?(?:[0-9]+|[a-zA-Z]{1,4})[.)]")]
    private static partial Regex Number();

    [GeneratedRegex(@"^\s*[•·◦▪‣●○■][\s\u00A0]+")]
    private static partial Regex Bullet();
}
