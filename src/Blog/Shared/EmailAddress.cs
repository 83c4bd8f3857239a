using System.Text.RegularExpressions;
using Blog.Languages;

namespace Blog.Shared;

/// <summary>What may stand in a field for an e-mail address: something, an @, something. Whether it exists only a letter can tell.</summary>
public static partial class EmailAddress
{
    /// <summary>Characters that a letter's way allows for: https://www.rfc-editor.org/errata/eid1690.</summary>
    public const int MaxLength = 254;

    public static bool IsValid(string typed) => MistakeIn(typed) is null;

    /// <summary>What to say beside the field; null when it is in order.</summary>
    public static string? MistakeIn(string typed) =>
        !Form().IsMatch(typed) ? SharedTexts.EmailRule
        : typed.Length > MaxLength ? SharedTexts.EmailTooLong.With(typed.Length, MaxLength)
        : HasEmptyPart(typed) || typed.EnumerateRunes().Any(PlainText.IsUnseen) ? SharedTexts.EmailSlip
        : null;

    /// <summary>The same for all spellings of one address: capitals make no other one.</summary>
    public static string Folded(string address) => address.ToLowerInvariant();

    // https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2
    private static bool HasEmptyPart(string typed) => typed.Split('@', '.').Contains("");

    // Nothing that could make a mail server read two addresses, or a name and an address.
    [GeneratedRegex("""^[^@\s<>(),;:"\\\[\]]+@[^@\s<>(),;:"\\\[\]]+$""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
