using System.Globalization;
using System.Resources;
using Microsoft.AspNetCore.Html;

namespace Blog.Languages;

/// <summary>Puts what is said into the texts of the resources, by the rules of the language they are in.</summary>
internal static class TextFormat
{
    /// <summary>The text with its placeholders filled.</summary>
    public static string With(this string text, params ReadOnlySpan<object?> parts) => string.Format(CultureInfo.CurrentCulture, text, parts);

    /// <summary>For a text that has mark-up of its own: everything put into it is encoded, unless it is HTML already.</summary>
    public static IHtmlContent Html(this string text, params object?[] parts) => new HtmlFormattableString(CultureInfo.CurrentCulture, text, parts);

    /// <summary>
    /// "1 comment", "5 comments": of <c>Comments_one</c>, <c>Comments_other</c> and so on, the text in the form that the language uses beside
    /// <paramref name="count"/>, which is its placeholder 0; <paramref name="others"/> follow.
    /// </summary>
    /// <exception cref="MissingManifestResourceException">There is no text in the form "other".</exception>
    public static string Counted(this ResourceManager texts, string key, int count, params ReadOnlySpan<object?> others)
    {
        var language = CultureInfo.CurrentUICulture;
        var form = PluralRules.FormFor(language.TwoLetterISOLanguageName, count);
        var text = texts.GetString($"{key}_{form}", language) ?? texts.GetString($"{key}_{PluralRules.Other}", language)
            ?? throw new MissingManifestResourceException($"There is no text {key}_{PluralRules.Other} in {texts.BaseName}.");
        return text.With([count, .. others]);
    }
}
