namespace Blog.Settings.Themes;

/// <summary>The kinds of https://www.w3.org/TR/css-syntax-3/#tokenization, as far as it matters here to tell them apart.</summary>
internal enum CssTokenKind
{
    Ident,

    /// <summary>A name and the bracket that it opens.</summary>
    Function,

    /// <summary>"@media".</summary>
    At,

    /// <summary>"#main": a hash that could be the id of something.</summary>
    Id,

    /// <summary>"#2f6b58": any other.</summary>
    Hash,

    String,

    /// <summary>The address in url( ), without quotes.</summary>
    Url,

    Number,
    Percentage,
    Dimension,
    Space,
    Open,
    Close,

    /// <summary>Any other single character.</summary>
    Sign,

    /// <summary>The marks around an HTML comment, which old browsers had to be shown.</summary>
    HtmlComment,

    /// <summary>What no browser can make sense of.</summary>
    Broken,
}

/// <summary>One piece of a stylesheet.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">What it says, without escapes: a name, a text, an address, or a number as it was typed; of what is broken, why.</param>
/// <param name="Line">Where it begins.</param>
internal readonly record struct CssToken(CssTokenKind Kind, string Text, int Line)
{
    /// <summary>Of a dimension.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Its name as the rules know it: case makes no difference.</summary>
    public string Name => Text.ToLowerInvariant();

    /// <summary>A closing bracket follows somewhere, or the end.</summary>
    public bool IsOpening => Kind is CssTokenKind.Open or CssTokenKind.Function;

    public char Closing => Text switch
    {
        "{" when Kind == CssTokenKind.Open => '}',
        "[" when Kind == CssTokenKind.Open => ']',
        _ => ')',
    };

    public bool Is(char sign) => Kind == CssTokenKind.Sign && Text[0] == sign;

    public bool Opens(char bracket) => Kind == CssTokenKind.Open && Text[0] == bracket;
}
