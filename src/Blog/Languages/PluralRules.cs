namespace Blog.Languages;

/// <summary>
/// Which form of a noun a language uses beside a whole number: the cardinal rules of the Unicode CLDR, chapter "Language Plural Rules" of UTS #35,
/// for the languages a site can be written in.
/// </summary>
public static class PluralRules
{
    /// <summary>The form that every language has, and every text must have.</summary>
    public const string Other = "other";

    private const string Zero = "zero";
    private const string One = "one";
    private const string Two = "two";
    private const string Few = "few";
    private const string Many = "many";

    /// <param name="language">Two letters, as in <c>CultureInfo.TwoLetterISOLanguageName</c>.</param>
    /// <param name="count">Zero or more.</param>
    /// <returns>"zero", "one", "two", "few", "many" or "other".</returns>
    public static string FormFor(string language, int count) => language switch
    {
        "zh" or "ja" or "ko" => Other,
        "fr" or "pt" => count < 2 ? One : Millions(count),
        "es" or "it" => count == 1 ? One : Millions(count),
        "hi" or "fa" => count < 2 ? One : Other,
        "cs" => count == 1 ? One : count is >= 2 and <= 4 ? Few : Other,
        "pl" => count == 1 ? One : IsFew(count) ? Few : Many,
        "ru" or "uk" => count % 10 == 1 && count % 100 != 11 ? One : IsFew(count) ? Few : Many,
        "he" => count switch { 1 => One, 2 => Two, _ => Other },
        "ar" => Arabic(count),
        _ => count == 1 ? One : Other,
    };

    private static string Millions(int count) => count > 0 && count % 1_000_000 == 0 ? Many : Other;

    private static bool IsFew(int count) => count % 10 is >= 2 and <= 4 && count % 100 is < 12 or > 14;

    private static string Arabic(int count) => count switch
    {
        0 => Zero,
        1 => One,
        2 => Two,
        _ => (count % 100) switch { >= 3 and <= 10 => Few, >= 11 => Many, _ => Other },
    };
}
