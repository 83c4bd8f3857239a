using System.Globalization;

namespace Blog.Posts;

/// <summary>Where "Leave this page" leads: a page that everybody may be seen reading.</summary>
public static class QuickExit
{
    /// <summary>The front page of the encyclopedia in the reader's language.</summary>
    public static string AddressFor(CultureInfo language) =>
        $"https://{(language.TwoLetterISOLanguageName == "nb" ? "no" : language.TwoLetterISOLanguageName)}.wikipedia.org/";
}
