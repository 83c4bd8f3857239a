using System.Text.RegularExpressions;

namespace Blog.Comments;

/// <summary>Simple signs of spam, in words for the moderator. They never turn anybody away.</summary>
public static partial class Suspicion
{
    private const int ManyLinks = 3;

    /// <summary>A person needs longer to write anything.</summary>
    internal static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    public const string Trap = "Filled in a field that no person sees";

    /// <summary>What is suspicious, or empty.</summary>
    /// <param name="words">What was typed.</param>
    /// <param name="age">How long the form had been open; null when that says nothing.</param>
    public static string Of(CommentWords words, TimeSpan? age)
    {
        var links = Link().Count(words.Text);
        IEnumerable<string> reasons =
        [
            .. age < Moment ? ["Sent within a moment of opening the page"] : Array.Empty<string>(),
            .. links >= ManyLinks ? [$"{links} links"] : Array.Empty<string>(),
        ];
        return string.Join(", ", reasons);
    }

    [GeneratedRegex(@"https?://(?:www\.)?|www\.", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
