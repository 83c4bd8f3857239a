using System.Globalization;

namespace Blog.Settings;

/// <summary>The languages a site can be written in: they set the language of its pages, their direction and their dates.</summary>
public static class SiteLanguages
{
    public const string Default = "en";

    /// <summary>Culture names, English first, the others by their own name.</summary>
    public static readonly IReadOnlyList<string> All =
        [Default, "da", "de", "es", "fr", "it", "nl", "nb", "pl", "pt", "fi", "sv", "tr", "cs", "el", "uk", "ru", "he", "ar", "fa", "hi", "zh", "ja", "ko"];

    /// <summary>What its own speakers call it: "Deutsch".</summary>
    public static string NativeName(string language)
    {
        var culture = CultureInfo.GetCultureInfo(language);
        return culture.TextInfo.ToTitleCase(culture.NativeName);
    }
}
