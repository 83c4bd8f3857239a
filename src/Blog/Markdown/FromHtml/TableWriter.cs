using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Blog.Markdown.FromHtml;

/// <summary>Writes a table with pipes, where pipes can say what it says.</summary>
internal sealed partial class TableWriter(InlineWriter inlines, bool isForeign)
{
    public string Write(IElement table)
    {
        var rows = table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table)
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(cells => cells.Count > 0).ToList();
        if (rows.Count == 0)
        {
            return "";
        }

        return isForeign || IsPlain(table, rows) ? WithPipes(rows) : Html(table);
    }

    private static bool IsPlain(IElement table, List<List<IElement>> rows) =>
        table.QuerySelector("caption, tfoot, [colspan], [rowspan]") is null
        && rows[0].TrueForAll(cell => cell.LocalName == "th") && rows.Skip(1).All(row => row.TrueForAll(cell => cell.LocalName == "td"))
        && rows.TrueForAll(row => row.Count == rows[0].Count && !row.Exists(Elements.HoldsBlocks));

    private string WithPipes(List<List<IElement>> rows)
    {
        var width = rows.Max(row => row.Count);
        var lines = rows.Select(row => Row(row.Select(Words).Concat(Enumerable.Repeat("", width - row.Count)))).ToList();
        lines.Insert(1, Row(Enumerable.Range(0, width).Select(column => Rule(rows, column))));
        return string.Join('\n', lines);
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";

    private string Words(IElement cell) => Pipe().Replace(inlines.Cell(cell.ChildNodes), found => found.Value == "|" ? "\\|" : found.Value);

    private static string Rule(List<List<IElement>> rows, int column)
    {
        var classes = rows.Select(row => column < row.Count ? row[column].ClassName ?? "" : "").ToList();
        return classes.Contains("align-center") ? ":-:" : classes.Contains("align-right") ? "--:" : "---";
    }

    private static string Html(IElement table)
    {
        using var html = new StringWriter();
        foreach (var element in table.QuerySelectorAll("*").Append(table))
        {
            foreach (var attribute in element.Attributes.ToList().Where(one => !AllowedHtml.AttributesOf(element.LocalName).Contains(one.Name)))
            {
                element.RemoveAttribute(attribute.Name);
            }
        }

        html.Write("<table>");
        FinishedHtml.Write(table, html);
        html.Write("</table>");
        return string.Join('\n', html.ToString().Split('\n').Where(line => line.Trim().Length > 0));
    }

    // Between backticks a pipe is a pipe.
    [GeneratedRegex(@"\\.|(?<fence>`+).*?(?<!`)\k<fence>(?!`)|\|")]
    private static partial Regex Pipe();
}
