using System.Globalization;
using System.Text;
using AnyAscii;

namespace Blog.Posts;

/// <summary>The readable last part of an address: lower-case ASCII letters and digits in words joined by hyphens.</summary>
public static class Slug
{
    /// <summary>
    /// Makes a slug of any text in any language: letters are transliterated ("Élan" gives "elan", "Привет" gives "privet"), everything else parts words.
    /// </summary>
    /// <param name="text">A title or a name.</param>
    /// <param name="fallback">What to use when nothing is left, as with a title of emoji alone.</param>
    public static string From(string text, string fallback)
    {
        var slug = new StringBuilder();
        // Composed, so that an accent is a part of its letter however it was typed. What is no character is first made one.
        foreach (var rune in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            AddWords(slug, Spell(rune));
            if (slug.Length >= Post.SlugLength)
            {
                slug.Length = Post.SlugLength;
                break;
            }
        }

        var made = slug.ToString().Trim('-');
        return made.Length > 0 ? made : fallback;
    }

    /// <summary>True for what <see cref="From"/> could have made.</summary>
    public static bool IsValid(string slug) => slug.Length is > 0 and <= Post.SlugLength && From(slug, fallback: "") == slug;

    /// <summary>The slug with a number behind it, for when the plain one is taken: "rest", "rest-2", "rest-3".</summary>
    public static string Numbered(string slug, int number)
    {
        var suffix = $"-{number}";
        return slug[..Math.Min(slug.Length, Post.SlugLength - suffix.Length)].TrimEnd('-') + suffix;
    }

    /// <summary>True for <paramref name="plain"/> itself and for what <see cref="Numbered"/> makes of it.</summary>
    public static bool IsNumbered(string slug, string plain) =>
        slug == plain || (int.TryParse(slug[(slug.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && slug == Numbered(plain, number));

    private static string Spell(Rune rune) => rune.Value switch
    {
        '\'' or '’' or '‘' => "",
        // So that C, C# and C++ are three tags.
        '#' => " sharp",
        '+' => " plus",
        // Symbols and emoji have names in the table ("heart"); in an address they are noise.
        > 127 when !Rune.IsLetterOrDigit(rune) && !IsMark(rune) => " ",
        > 127 => rune.ToString().Transliterate(),
        _ => rune.ToString(),
    };

    // Vowel signs, for one: they are as much of a word as its letters.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static void AddWords(StringBuilder slug, string spelled)
    {
        foreach (var character in spelled)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                slug.Append(char.ToLowerInvariant(character));
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }
    }
}
