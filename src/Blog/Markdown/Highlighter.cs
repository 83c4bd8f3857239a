using System.Diagnostics;
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

    private static readonly TimeSpan TimeToCompile = TimeSpan.FromMilliseconds(400);

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
    private readonly Dictionary<CodeLanguage, IGrammar?> loaded = [];

    /// <summary>The code in pieces with their classes, or null when it is to stay as it is: too long, too slow or not understood.</summary>
    public IReadOnlyList<Piece>? Highlight(string code, CodeLanguage language, HighlightAllowance allowance)
    {
        var lines = code.TrimEnd('\n').Split('\n');
        if (!allowance.Covers(code) || lines.Any(line => line.Length > LongestLine))
        {
            return null;
        }

        lock (oneAtATime)
        {
            return GrammarOf(language, lines) is { } grammar ? Highlight(lines, grammar, allowance) : null;
        }
    }

    private IGrammar? GrammarOf(CodeLanguage language, string[] lines)
    {
        if (!loaded.TryGetValue(language, out var grammar))
        {
            grammar = grammars.Value.Registry.LoadGrammar(grammars.Value.Options.GetScopeByLanguageId(language.Id));
            loaded.Add(language, grammar);
            Compile(grammar, lines);
        }

        return grammar;
    }

    // The first block in a language pays for compiling its patterns, once in the life of the process, and must not stay plain for it.
    private static void Compile(IGrammar? grammar, string[] lines)
    {
        var started = Stopwatch.GetTimestamp();
        IStateStack? state = null;
        foreach (var line in lines.TakeWhile(_ => grammar is not null && Stopwatch.GetElapsedTime(started) < TimeToCompile))
        {
            state = grammar!.TokenizeLine(line, state, TimeToCompile).RuleStack;
        }
    }

    private static List<Piece>? Highlight(string[] lines, IGrammar grammar, HighlightAllowance allowance)
    {
        var pieces = new List<Piece>();
        IStateStack? state = null;
        foreach (var line in lines)
        {
            var started = Stopwatch.GetTimestamp();
            var result = grammar.TokenizeLine(line, state, TimeForLine);
            allowance.Spend(Stopwatch.GetElapsedTime(started));
            if (StoppedEarly(line, result.Tokens) || !allowance.HasTimeLeft)
            {
                return null;
            }

            state = result.RuleStack;
            Append(line, result.Tokens, pieces);
        }

        return pieces;
    }

    private static bool StoppedEarly(string line, IToken[] tokens) => tokens.Length == 0 || tokens[^1].EndIndex < line.Length;

    private static void Append(string line, IToken[] tokens, List<Piece> pieces)
    {
        foreach (var token in tokens)
        {
            // The last token reaches past the line, to the line break that is not there.
            var words = line[Math.Min(token.StartIndex, line.Length)..Math.Min(token.EndIndex, line.Length)];
            Append(new Piece(string.IsNullOrWhiteSpace(words) ? null : ClassOf(token.Scopes), words), pieces);
        }

        Append(new Piece(null, "\n"), pieces);
    }

    private static void Append(Piece piece, List<Piece> pieces)
    {
        if (pieces.Count > 0 && pieces[^1].Class == piece.Class)
        {
            pieces[^1] = pieces[^1] with { Text = pieces[^1].Text + piece.Text };
        }
        else
        {
            pieces.Add(piece);
        }
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

    /// <summary>Some words of code, and what they are.</summary>
    internal sealed record Piece(string? Class, string Text);
}
