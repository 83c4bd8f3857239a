using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>E-mail addresses, also those that are spelt for people: "rosa (at) example (dot) org".</summary>
internal static partial class EmailAddresses
{
    // From the beginning of a word on, and no longer than RFC 5321 (4.5.3.1.1) lets it be: a text of one long word is read once, not once from each letter.
    private const string Local = @"(?<![\p{L}\p{N}_%+-])[\p{L}\p{N}_%+-]{1,64}(?:\.[\p{L}\p{N}_%+-]{1,64}){0,8}";
    private const string Label = @"[\p{L}\p{N}-]{1,63}";
    private const string At = @"(?:@|\s?[\[({]\s?(?:@|at|ät|arroba|arobase|apenstaartje)\s?[\])}]\s?)";
    private const string Dot = @"(?:\.|\s?[\[({]\s?(?:\.|dot|punkt|punt|point|punto)\s?[\])}]\s?)";

    public static IEnumerable<PersonalDetail> In(string text) =>
        from match in Form().Matches(text)
        // "@rosa@example.social" is a name in public places.
        where match.Index == 0 || text[match.Index - 1] != '@'
        select new PersonalDetail(DetailKind.Email, match.Index, match.Length);

    [GeneratedRegex($"{Local}{At}{Label}(?:{Dot}{Label})+", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
