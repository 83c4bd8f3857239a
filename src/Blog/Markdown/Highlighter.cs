using System.Diagnostics;
using System.Net;
using System.Text;
using TextMateSharp.Grammars;
using TextMateSharp.Registry;

namespace Blog.Markdown;

/// <summary>
/// Colours code. The classes it writes are all that a stylesheet needs to know: <c>k</c> keyword or tag, <c>s</c> string,
/// <c>c</c> comment, <c>n</c> number, <c>t</c> type or attribute, <c>f</c> function, <c>i</c> inserted and <c>d</c> deleted line of a diff.
/// </summary>
internal sealed class Highlighter
{
    private const int LongestLine = 500;

    private static readonly TimeSpan TimeForLine = TimeSpan.FromMilliseconds(20);

    // The more special stands first: a scope belongs to the first that it begins with.
    private static readonly (string Scope, string? Class)[] Classes =
    [
        ("comment", "c"), ("string", "s"), ("constant.numeric", "n"), ("constant.language", "k"), ("constant.character", "s"),
        ("keyword.operator", null), ("keyword", "k"), ("storage", "k"), ("entity.name.type", "t"), ("entity.name.class", "t"),
        ("support.type", "t"), ("support.class", "t"), ("entity.name.function", "f"), ("support.function", "f"), ("entity.name.tag", "k"),
        ("entity.other.attribute-name", "t"), ("variable.language", "k"), ("markup.inserted", "i"), ("markup.deleted", "d"),
        ("markup.heading", "k"),
    ];

    // A process that never meets code never loads a grammar, nor the native library that reads them.
    private readonly Lazy<(RegistryOptions Options, Registry Registry)> grammars = new(() =>
    {
        var options = new RegistryOptions(ThemeName.Light);
        return (options, new Registry(options));
    });

    // The grammars compile their patterns while they are used and lock nothing.
    private readonly Lock oneAtATime = new();
    private readonly HashSet<CodeLanguage> warm = [];

    /// <summary>HTML of the code, or null when it is to stay as it is: too long, too slow or not understood.</summary>
    public string? Highlight(string code, CodeLanguage language, HighlightAllowance allowance)
    {
        var lines = code.TrimEnd('\n').Split('\n');
        if (!allowance.Covers(code) || lines.Any(line => line.Length > LongestLine))
        {
            return null;
        }

        lock (oneAtATime)
        {
            var grammar = grammars.Value.Registry.LoadGrammar(grammars.Value.Options.GetScopeByLanguageId(language.Id));
            if (grammar is null)
            {
                return null;
            }

            if (warm.Add(language))
            {
                // The first block in a language pays for compiling its patterns, once in the life of the process, and must not stay plain for it.
                _ = Highlight(lines, grammar, new HighlightAllowance());
            }

            return Highlight(lines, grammar, allowance);
        }
    }

    private static string? Highlight(string[] lines, IGrammar grammar, HighlightAllowance allowance)
    {
        var html = new StringBuilder();
        var started = Stopwatch.GetTimestamp();
        IStateStack? state = null;
        foreach (var line in lines)
        {
            var result = grammar.TokenizeLine(line, state, TimeForLine);
            state = result.RuleStack;
            Append(line, result.Tokens, html);
            if (StoppedEarly(line, result.Tokens) || !allowance.HasTimeLeft(Stopwatch.GetElapsedTime(started)))
            {
                allowance.Spend(Stopwatch.GetElapsedTime(started));
                return null;
            }
        }

        allowance.Spend(Stopwatch.GetElapsedTime(started));
        return html.ToString();
    }

    private static bool StoppedEarly(string line, IToken[] tokens) => tokens.Length == 0 || tokens[^1].EndIndex < line.Length;

    private static void Append(string line, IToken[] tokens, StringBuilder html)
    {
        foreach (var token in tokens)
        {
            var start = Math.Min(token.StartIndex, line.Length);
            var words = WebUtility.HtmlEncode(line[start..Math.Min(token.EndIndex, line.Length)]);
            var name = words.AsSpan().IsWhiteSpace() ? null : ClassOf(token.Scopes);
            html.Append(name is null ? words : $"<span class=\"{name}\">{words}</span>");
        }

        html.Append('\n');
    }

    private static string? ClassOf(List<string> scopes)
    {
        for (var i = scopes.Count - 1; i > 0; i--)
        {
            foreach (var (scope, name) in Classes)
            {
                if (scopes[i].StartsWith(scope, StringComparison.Ordinal))
                {
                    return name;
                }
            }
        }

        return null;
    }
}
