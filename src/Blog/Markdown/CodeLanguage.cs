namespace Blog.Markdown;

/// <summary>A language that code blocks may be in.</summary>
/// <param name="Id">What the grammars call it, and what follows "language-" in the class.</param>
/// <param name="Name">What people call it.</param>
internal sealed record CodeLanguage(string Id, string Name)
{
    private static readonly Dictionary<string, CodeLanguage> ByAlias = new(StringComparer.OrdinalIgnoreCase);

    static CodeLanguage()
    {
        Add("csharp", "C#", "cs", "c#");
        Add("fsharp", "F#", "fs", "f#");
        Add("javascript", "JavaScript", "js", "mjs", "node");
        Add("typescript", "TypeScript", "ts");
        Add("json", "JSON");
        Add("html", "HTML", "htm");
        Add("xml", "XML", "csproj", "svg");
        Add("css", "CSS");
        Add("scss", "SCSS");
        Add("shellscript", "Shell", "bash", "sh", "shell", "zsh", "console");
        Add("powershell", "PowerShell", "ps1", "pwsh");
        Add("yaml", "YAML", "yml");
        Add("ini", "INI");
        Add("dockerfile", "Dockerfile", "docker");
        Add("makefile", "Makefile", "make");
        Add("sql", "SQL", "sqlite", "postgres", "postgresql");
        Add("python", "Python", "py");
        Add("ruby", "Ruby", "rb");
        Add("php", "PHP");
        Add("go", "Go", "golang");
        Add("rust", "Rust", "rs");
        Add("java", "Java");
        Add("kotlin", "Kotlin", "kt");
        Add("swift", "Swift");
        Add("c", "C", "h");
        Add("cpp", "C++", "c++", "hpp");
        Add("razor", "Razor", "cshtml");
        Add("diff", "Diff", "patch");
        Add("markdown", "Markdown", "md");
    }

    /// <summary>Finds a language by what was typed behind the fence; null when it is none of these.</summary>
    public static CodeLanguage? Find(string typed) => ByAlias.GetValueOrDefault(typed);

    private static void Add(string id, string name, params string[] aliases)
    {
        var language = new CodeLanguage(id, name);
        foreach (var alias in aliases.Append(id))
        {
            ByAlias.Add(alias, language);
        }
    }
}
