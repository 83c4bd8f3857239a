using Markdig.Extensions.SmartyPants;

namespace Blog.Markdown;

/// <summary>How a language writes quotes, as the Unicode CLDR says ("delimiters").</summary>
internal sealed record Quotes(string Open, string Close, string OpenInner, string CloseInner)
{
    /// <param name="language">Two letters.</param>
    public static Quotes Of(string language) => language switch
    {
        "de" or "cs" => new("„", "“", "‚", "‘"),
        "fr" => new("«\u202F", "\u202F»", "‹\u202F", "\u202F›"),
        "es" or "it" or "el" => new("«", "»", "“", "”"),
        "ru" or "uk" => new("«", "»", "„", "“"),
        "nb" => new("«", "»", "‘", "’"),
        "fa" => new("«", "»", "‹", "›"),
        "pl" => new("„", "”", "«", "»"),
        "sv" or "fi" or "he" => new("”", "”", "’", "’"),
        "ar" => new("”", "“", "’", "‘"),
        "ja" => new("「", "」", "『", "』"),
        _ => new("“", "”", "‘", "’"),
    };

    public SmartyPantOptions ToOptions() => new()
    {
        Mapping =
        {
            [SmartyPantType.LeftDoubleQuote] = Open,
            [SmartyPantType.RightDoubleQuote] = Close,
            [SmartyPantType.LeftQuote] = OpenInner,
            [SmartyPantType.RightQuote] = CloseInner,
            [SmartyPantType.LeftAngleQuote] = "«",
            [SmartyPantType.RightAngleQuote] = "»",
        },
    };
}
