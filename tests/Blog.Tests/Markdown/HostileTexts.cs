using System.Text;

namespace Blog.Tests.Markdown;

/// <summary>Texts made to keep a Markdown parser, a sanitiser or a highlighter busy, by name.</summary>
internal static class HostileTexts
{
    private static readonly string[] Repeated =
    [
        "[", "![", "![](", "[](", "[a](", "[a][", "[a]", "[^", "[^a]", "[x](y (z", "[x](y \"z", "[x](<", "![[", "*[", "_[_]", "[[]]", "][",
        "*", "**", "_", "***a** b*", "_a_ ", "*a_ ", "*a **a ", "a*b_c*d_", "~~", "~~a", "~a~b", "`", "`a``", "`[`",
        "<", "<<", "<a", "<b ", "<x>", "<b>", "<b>a\n\n", "<i><b>", "</p>\n", "<a href=\"", "<a b='", "<!--", "<!-- \n", "<![CDATA[", "<?",
        "<details>\n\n", "<div>\n\n", "<table><tr>\n", "<script>\n", "<kbd>a</kbd>", "<svg>", "<http://a", "<a@b",
        "&", "&amp;", "&#", "&#x", "&#7;", "\\", "\\\n", "\"", "'", "\"'", "\"a' ", "--", "...", "'a",
        "http://", "http://a.b ", "https://a.b/(", "www.", "www.a.b ", "mailto:", "mailto:a@b.c ", "tel:1 ",
        "|", "a|", "|a\n", "|-", "-|-\n", "|a|b|\n|-|-|\n", ">", "> ", ">\n", ">> a\n\n", "- ", "+ - * ", "1. ", "1)", "> - ", "- > ",
        "- a\n", "- a\n\n", "-\n", "-\n\n", "- \n\n", "- - a\n", "* * *\n", "- - -\n\n", "+\n", "10. a\n", "-\ta\n", "- [ ] a\n",
        "#", "# a\n", "# \n", "===\n", "a\n===\n", "---\n", "```\n", "~~~\n", "```a\n", "```cs\nx\n```\n", "    a\n", "\ta\n\n",
        ": a\n", "a\n: b\n", "a\n\n: b\n", "[a]: b\n", "[a]: <\n", "[a]: b \"", "[a]: b 'c\n", "[a]:", "[^a]: b\n", "[^a]: [^a]\n",
        "> [!", "> [!NOTE]\n", "> [!NOTE]\n> a\n\n", "^^^\n", "^^^ a\n^^^\n", "![a](b \"c\")\n\n", "a  \n", "\n", " ", "\t", "\0", "\ud800", "🍵",
    ];

    private static readonly Dictionary<string, Func<int, string>> Made = new()
    {
        ["brackets in brackets"] = size => Of("[", size / 2) + Of("]", size / 2),
        ["links in links"] = size => Of("[", size / 5) + "a" + Of("](b)", size * 4 / 5),
        ["pictures in pictures"] = size => Of("![", size / 3) + Of("](a)", size * 2 / 3),
        ["emphasis in emphasis"] = size => Of("*a ", size / 2) + Of("a*", size / 2),
        ["ever longer code marks"] = size => Growing(size, i => "e" + new string('`', i)),
        ["references by the thousand"] = size => Growing(size / 2, i => $"[{i}]: u{i}\n") + "\n" + Growing(size / 2, i => $"[{i}]\n\n"),
        ["one long reference, often"] = size => "[a]: /" + Of("x", size / 2) + "\n\n" + Of("x [a]\n\n", size / 2),
        ["footnotes by the thousand"] = size => Growing(size / 2, i => $"[^{i}]\n\n") + Growing(size / 2, i => $"[^{i}]: x\n"),
        ["one footnote, often"] = size => "[^a]: x\n\n" + Of("[^a]\n\n", size - 9),
        ["headings that collide"] = size => Growing(size, _ => "# a\n# a-1\n"),
        ["a wide table with short rows"] = size => "|" + Of("a|", size / 3) + "\n|" + Of("-|", size / 3) + "\n" + Of("|a\n", size / 3),
        ["a square table"] = size => Of("|a", (int)Math.Sqrt(size)) + "\n" + Of("|-", (int)Math.Sqrt(size)) + "\n" + Of("|\n", size),
        ["quotes, then blank lines"] = size => Of("> ", 28) + "a\n" + Of("\n", size),
        ["lists, then blank lines"] = size => Of("- ", 28) + "a\n" + Of("\n", size),
        ["deep lists, then blank lines"] = size => Of("- ", 200) + "a\n" + Of("\n", size),
        ["deep lists again and again"] = size => Of(Of("- ", 28) + "a\n\n", size),
        ["deep quotes again and again"] = size => Of(Of("> ", 28) + "a\n", size),
        ["quotes and lists mixed"] = size => Of(Of("> - ", 24) + "a\n\n", size),
        ["deep list with paragraphs"] = size => Of("- ", 28) + "a" + Of("\n\n" + new string(' ', 28) + "b", size),
        ["stairs"] = size => Growing(size, i => new string(' ', 2 * (i % 8)) + "- a\n"),
        ["long stairs"] = size => Growing(size, i => new string(' ', 2 * (i % 100)) + "- a\n"),
        ["colourful code"] = size => "```cs\n" + Of("public void Foo(int x) { return \"a\" + 1; } // <b>\n", size) + "```",
        ["code without sense"] = size => "```js\n" + Of(Of("<a \"'", 400) + "\n", size) + "```",
        ["many languages"] = size => Of("```cs\na\n```\n```js\na\n```\n```html\n<a\n```\n```go\n(\n```\n", size),
    };

    public static IEnumerable<string> Names => Repeated.Select(part => "repeated " + Printable(part)).Concat(Made.Keys);

    public static string Named(string name, int size)
    {
        var text = Made.TryGetValue(name, out var make)
            ? make(size)
            : Of(Repeated.First(part => "repeated " + Printable(part) == name), size);
        return text.Length > size ? text[..size] : text;
    }

    /// <summary>A random mix of everything above.</summary>
    public static string Mixed(int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        var size = random.Next(200, 12_000);
        while (text.Length < size)
        {
            var part = Repeated[random.Next(Repeated.Length)];
            text.Insert(random.Next(4) == 0 ? random.Next(text.Length + 1) : text.Length, Of(part, random.Next(1, 60)));
            text.Append(random.Next(3) switch { 0 => "\n", 1 => "words ", _ => "" });
        }

        return text.ToString();
    }

    private static string Of(string part, int size) => string.Concat(Enumerable.Repeat(part, Math.Max(1, size / part.Length)));

    private static string Growing(int size, Func<int, string> part)
    {
        var text = new StringBuilder();
        for (var i = 0; text.Length < size; i++)
        {
            text.Append(part(i));
        }

        return text.ToString();
    }

    private static string Printable(string part) =>
        string.Concat(part.Select(character => character is < ' ' or > '~' ? $"\\u{(int)character:x4}" : character.ToString()));
}
