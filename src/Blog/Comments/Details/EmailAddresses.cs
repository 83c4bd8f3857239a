using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>E-mail addresses, also those that are spelt for people: "rosa (at) example (dot) org".</summary>
internal static class EmailAddresses
{
    private const string Local = @"[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*";
    private const string Label = @"[\p{L}\p{N}-]+";
    private const string At = @"(?:@|\s?[\[({]\s?(?:@|at|ät|arroba|arobase|apenstaartje)\s?[\])}]\s?)";
    private const string Dot = @"(?:\.|\s?[\[({]\s?(?:\.|dot|punkt|punt|point|punto)\s?[\])}]\s?)";

    private static readonly Regex Form = new($"{Local}{At}{Label}(?:{Dot}{Label})+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);

    public static IEnumerable<PersonalDetail> In(string text) =>
        from match in Form.Matches(text)
        // "@rosa@example.social" is a name in public places.
        where match.Index == 0 || text[match.Index - 1] != '@'
        select new PersonalDetail(DetailKind.Email, match.Index, match.Length);
}
