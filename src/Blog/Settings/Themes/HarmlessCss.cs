using System.Text;

namespace Blog.Settings.Themes;

/// <summary>What of a stylesheet may be served, and what of it is left out.</summary>
/// <param name="Css">Complete rules, written anew: see <see cref="CssWriter"/>.</param>
/// <param name="LeftOut">In the order in which it was typed.</param>
public sealed record CheckedCss(string Css, IReadOnlyList<LeftOut> LeftOut);

/// <param name="Line">Where it was typed.</param>
/// <param name="What">Its name, or its first words.</param>
/// <param name="Why">A sentence for whoever typed it.</param>
public sealed record LeftOut(int Line, string What, string Why);

/// <summary>
/// The rule for CSS from outside: it loads nothing from other hosts, runs nothing, and uses no at-rule but those named here. Whatever else it says is
/// passed on, known to us or not: properties, functions and selectors are what browsers make of them.
/// </summary>
internal sealed class HarmlessCss
{
    /// <summary>Rules and brackets inside each other.</summary>
    public const int MostLevels = 24;

    private const int LongestWhat = 60;
    private const string ProgramsRun = "Old browsers run this as a program.";

    private static readonly HashSet<string> AtRules =
    [
        "container", "counter-style", "font-face", "font-palette-values", "keyframes", "-webkit-keyframes", "layer", "media", "page", "property", "scope",
        "starting-style", "supports", "view-transition",
    ];

    /// <summary>What old browsers ran as a program.</summary>
    private static readonly HashSet<string> Programs = ["behavior", "-ms-behavior", "-moz-binding", "expression"];

    /// <summary>Functions in which a text is an address.</summary>
    private static readonly HashSet<string> Loading = ["url", "src", "image", "image-set", "-webkit-image-set"];

    /// <summary>What stands for a text that is said elsewhere.</summary>
    private static readonly HashSet<string> Substitutes = ["var", "env", "attr", "if", "inherit"];

    private readonly List<CssToken> tokens;
    private readonly int[] partners;
    private readonly StringBuilder css = new();
    private readonly List<LeftOut> leftOut = [];

    private HarmlessCss(string typed)
    {
        tokens = CssTokenizer.Read(typed);
        partners = PartnersOf(tokens);
    }

    public static CheckedCss Of(string typed)
    {
        var checking = new HarmlessCss(typed);
        checking.Pass(0, checking.tokens.Count, level: 0);
        return new CheckedCss(checking.css.ToString(), checking.leftOut);
    }

    /// <summary>An address on this site, whatever page it is used on: a path from the root, or a part of the page.</summary>
    public static bool IsOwn(string address) =>
        address is ['#', ..] || (address is ['/', ..] and not ['/', '/', ..] && !address.Any(character => character is <= ' ' or '\\' or '\x7f'));

    // Where each bracket is closed or opened: beyond the end for one that is never closed, -1 for one that was never opened.
    private static int[] PartnersOf(List<CssToken> tokens)
    {
        var (partners, open) = (new int[tokens.Count], new Stack<int>());
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].IsOpening)
            {
                partners[i] = tokens.Count;
                open.Push(i);
            }
            else if (tokens[i].Kind == CssTokenKind.Close)
            {
                partners[i] = -1;
                if (open.TryPeek(out var opening) && tokens[opening].Closing == tokens[i].Text[0])
                {
                    (partners[i], partners[opening]) = (opening, i);
                    open.Pop();
                }
            }
        }

        return partners;
    }

    // https://www.w3.org/TR/css-syntax-3/#consume-block-contents, and the sheet itself, in which there are no declarations.
    private void Pass(int from, int to, int level)
    {
        var at = from;
        while (at < to)
        {
            var token = tokens[at];
            at = token.Kind == CssTokenKind.Space || token.Is(';') || (level == 0 && token.Kind == CssTokenKind.HtmlComment) ? at + 1
                : token.Kind == CssTokenKind.At ? PassAtRule(at, to, level)
                : level > 0 && EndOfDeclaration(at, to) is { } end ? PassDeclaration(at, end)
                : PassRule(at, to, level);
        }
    }

    private int PassAtRule(int at, int to, int level)
    {
        var token = tokens[at];
        var end = at;
        while (end < to && !tokens[end].Is(';') && !tokens[end].Opens('{'))
        {
            end = After(end);
        }

        var hasBlock = end < to && tokens[end].Opens('{');
        var why = WhyNot(token) ?? Trouble(at + 1, end) ?? (hasBlock || token.Name == "layer" ? null : "It has no block in braces.");
        if (why is not null)
        {
            LeaveOut(token, $"@{token.Text}", why);
            return hasBlock ? After(end) : end + 1;
        }

        if (hasBlock)
        {
            return PassBlock(at, end, to, level);
        }

        css.Append(Written(at, end)).Append(";\n");
        return end + 1;
    }

    private static string? WhyNot(CssToken atRule) =>
        AtRules.Contains(atRule.Name) ? null
        : atRule.Name == "import" ? "A theme loads no other stylesheet: paste its rules here."
        : "This kind of rule cannot be used here.";

    private int PassRule(int at, int to, int level)
    {
        var open = at;
        while (open < to && !tokens[open].Opens('{') && !(level > 0 && tokens[open].Is(';')))
        {
            open = After(open);
        }

        var hasBlock = open < to && tokens[open].Opens('{');
        var why = !hasBlock ? "This is no rule: a rule has a block in braces, as in a { color: red }."
            : open == at ? "A block in braces has nothing in front of it that says what it is for."
            : Trouble(at, open);
        if (why is null)
        {
            return PassBlock(at, open, to, level);
        }

        LeaveOut(tokens[at], Shown(at, Math.Min(open, to)), why);
        return hasBlock ? After(open) : open + 1;
    }

    private int PassBlock(int at, int open, int to, int level)
    {
        if (level == MostLevels)
        {
            LeaveOut(tokens[at], Shown(at, open), $"Rules stand inside each other more than {MostLevels} times.");
            return After(open);
        }

        css.Append(Written(at, open)).Append('{');
        Pass(open + 1, Math.Min(partners[open], to), level + 1);
        css.Append(level == 0 ? "}\n" : "}");
        return After(open);
    }

    // Null: it is none. "a:hover { }" looks like one up to its brace.
    private int? EndOfDeclaration(int at, int to)
    {
        var colon = tokens[at].Kind == CssTokenKind.Ident ? AfterSpace(at + 1, to) : to;
        if (colon == to || !tokens[colon].Is(':'))
        {
            return null;
        }

        var end = colon + 1;
        while (end < to && !tokens[end].Is(';'))
        {
            if (tokens[end].Opens('{') && !IsCustom(tokens[at]))
            {
                return null;
            }

            end = After(end);
        }

        return Math.Min(end, to);
    }

    private int PassDeclaration(int at, int end)
    {
        var value = AfterSpace(AfterSpace(at + 1, end) + 1, end);
        if ((Programs.Contains(tokens[at].Name) ? ProgramsRun : Trouble(value, end)) is { } why)
        {
            LeaveOut(tokens[at], tokens[at].Text, why);
        }
        else
        {
            css.Append(CssWriter.TextOf(tokens[at])).Append(": ").Append(Written(value, end)).Append(';');
        }

        return end + 1;
    }

    private static bool IsCustom(CssToken property) => property.Text.StartsWith("--", StringComparison.Ordinal);

    /// <summary>Why these tokens cannot be served; null when they can. It goes by each token, wherever browsers may think that it belongs.</summary>
    private string? Trouble(int from, int to)
    {
        var level = 0;
        for (var i = from; i < Math.Min(to, tokens.Count); i++)
        {
            var token = tokens[i];
            level += token.IsOpening ? 1 : token.Kind == CssTokenKind.Close ? -1 : 0;
            var trouble = level > MostLevels ? $"Brackets stand inside each other more than {MostLevels} times." : TroubleWith(i);
            if (trouble is not null)
            {
                return trouble;
            }
        }

        return null;
    }

    private string? TroubleWith(int at) => tokens[at] switch
    {
        { Kind: CssTokenKind.Broken, Text: var why } => why,
        { Kind: CssTokenKind.HtmlComment } => "It is inside an HTML comment.",
        { Kind: CssTokenKind.At, Text: var name } => $"@{name} cannot stand in the middle of it: is a brace or a semicolon missing before?",
        { Kind: CssTokenKind.Close } when partners[at] < 0 => "Its brackets do not match: one is opened and not closed, or closed and not opened.",
        { Kind: CssTokenKind.Url, Text: var address } => Elsewhere(address),
        { Kind: CssTokenKind.Function } function when Programs.Contains(function.Name) => ProgramsRun,
        { Kind: CssTokenKind.Function } function when Loading.Contains(function.Name) => TroubleWithAddresses(at),
        _ => null,
    };

    private string? TroubleWithAddresses(int function)
    {
        for (var i = function + 1; i < Math.Min(partners[function], tokens.Count); i++)
        {
            var token = tokens[i];
            if (token is { Kind: CssTokenKind.Function, Name: "type" })
            {
                // The kind of a picture, as in type("image/avif").
                i = partners[i];
            }
            else if (token.Kind == CssTokenKind.Function && (Substitutes.Contains(token.Name) || IsCustom(token)))
            {
                return $"{token.Text}( ) cannot stand for an address: write the address itself.";
            }
            else if (token.Kind == CssTokenKind.String && Elsewhere(token.Text) is { } why)
            {
                return why;
            }
        }

        return null;
    }

    private static string? Elsewhere(string address) =>
        IsOwn(address) ? null : $"“{Shorten(address)}” is no address on this site: write it from its first slash on, as in url(/media/leaf.png).";

    private void LeaveOut(CssToken from, string what, string why) => leftOut.Add(new LeftOut(from.Line, Shorten(what), why));

    private int After(int at) => tokens[at].IsOpening ? Math.Min(partners[at] + 1, tokens.Count) : at + 1;

    private int AfterSpace(int at, int to) => at < to && tokens[at].Kind == CssTokenKind.Space ? at + 1 : Math.Min(at, to);

    private string Written(int from, int to)
    {
        var end = Math.Min(to, tokens.Count);
        return CssWriter.Write(tokens.GetRange(from, Math.Max(0, end - from))).Trim(' ');
    }

    private string Shown(int from, int to)
    {
        var end = Math.Min(to, tokens.Count);
        return string.Concat(tokens.GetRange(from, Math.Min(end - from, LongestWhat)).Select(CssWriter.TextOf)).Trim(' ');
    }

    private static string Shorten(string what) => what.Length <= LongestWhat ? what : $"{what[..LongestWhat].TrimEnd()}…";
}
