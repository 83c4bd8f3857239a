using System.Globalization;

namespace Blog.Languages;

/// <summary>The languages a site can be written in: they set the language of its pages, their direction and their dates.</summary>
public static class SiteLanguages
{
    public const string Default = "en";

    /// <summary>Culture names, English first, the others by their own name.</summary>
    public static readonly IReadOnlyList<string> All =
        [Default, "da", "de", "es", "fr", "it", "nl", "nb", "pl", "pt", "fi", "sv", "tr", "cs", "el", "uk", "ru", "he", "ar", "fa", "hi", "zh", "ja", "ko"];

    /// <summary>Those that all texts for readers exist in; a site in any other has these in English.</summary>
    public static readonly IReadOnlyList<string> WithTexts = [Default, "de"];

    /// <summary>The language of the texts beside something in <paramref name="language"/>: that one where there are any.</summary>
    public static CultureInfo TextsFor(CultureInfo language) =>
        WithTexts.Contains(language.TwoLetterISOLanguageName) ? language : CultureInfo.GetCultureInfo(Default);

    /// <summary>"en" for "en-GB".</summary>
    public static string TwoLetters(string language) => CultureInfo.GetCultureInfo(language).TwoLetterISOLanguageName;

    /// <summary>What its own speakers call it: "Deutsch".</summary>
    public static string NativeName(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }
}
