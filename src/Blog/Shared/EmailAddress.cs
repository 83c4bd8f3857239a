using System.Text.RegularExpressions;

namespace Blog.Shared;

/// <summary>What may stand in a field for an e-mail address: something, an @, something. Whether it exists only a letter can tell.</summary>
public static partial class EmailAddress
{
    public static bool IsValid(string typed) => Form().IsMatch(typed);

    // Nothing that could make a mail server read two addresses, or a name and an address.
    [GeneratedRegex("""^[^@\s<>(),;:"\\\[\]]+@[^@\s<>(),;:"\\\[\]]+$""", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
