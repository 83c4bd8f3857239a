using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text;
using Blog.Languages;

namespace Blog.Tests;

/// <summary>
/// Two languages that nobody speaks, named as everywhere: they show which texts do not come out of the resources, and which have no room.
/// A site that a test sets to one of them speaks it; every other is as ever.
/// </summary>
public static class PseudoLanguage
{
    /// <summary>English with accents, a third longer, each text in double brackets.</summary>
    public const string Longer = "en-XA";

    /// <summary>The same for a site whose lines run from right to left.</summary>
    public const string RightToLeft = "ar-XB";

    public const char Begin = '⟦';
    public const char End = '⟧';

    private static readonly Lazy<bool> Installed = new(Install);

    public static Task SpeakAsync(this Site site, string language)
    {
        Assert.True(Installed.Value);
        return site.DecideAsync(settings => settings.Language = language);
    }

    /// <summary>What of these words stands outside every text of the resources.</summary>
    public static string Outside(string words)
    {
        var depth = 0;
        var outside = new StringBuilder();
        foreach (var character in words)
        {
            depth += character == Begin ? 1 : 0;
            outside.Append(depth == 0 ? character : ' ');
            depth -= character == End ? 1 : 0;
        }

        return outside.ToString();
    }

    // The generated classes keep their manager in a field: the one place where all texts come by.
    private static bool Install()
    {
        foreach (var texts in typeof(TextFormat).Assembly.GetTypes().Where(type => type.Name.EndsWith("Texts", StringComparison.Ordinal)))
        {
            texts.GetField("resourceMan", BindingFlags.Static | BindingFlags.NonPublic)?.SetValue(null, new Texts(texts.FullName!, texts.Assembly));
        }

        return true;
    }

    private sealed class Texts(string name, Assembly assembly) : ResourceManager(name, assembly)
    {
        private const string Plain = "AEIOUYaeiouyCNSZcnsz";
        private const string Accented = "ÅÉÎÖÛÝåéîöûýÇÑŠŽçñšž";

        public override string? GetString(string name, CultureInfo? culture) =>
            base.GetString(name, culture) is not { } text ? null
            : CultureInfo.CurrentCulture.Name is Longer or RightToLeft ? $"{Begin}{Accent(text)} {Padding(text.Length / 3)}{End}"
            : text;

        // What is between braces is a placeholder.
        private static string Accent(string text)
        {
            var isPlaceholder = false;
            return string.Concat(text.Select(letter =>
            {
                isPlaceholder = letter == '{' || (isPlaceholder && letter != '}');
                return !isPlaceholder && Plain.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? Accented[place] : letter;
            }));
        }

        private static string Padding(int length) => string.Concat(Enumerable.Range(0, length).Select(place => place % 9 == 8 ? ' ' : 'ö'));
    }
}
