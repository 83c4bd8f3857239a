using Blog.Markdown.Hints;

namespace Blog.Admin.Writing;

/// <summary>A text as readers will see it, and what its writer may like to know.</summary>
/// <param name="Html">By the one renderer; "" when it refuses.</param>
/// <param name="Words">How many there are.</param>
/// <param name="Minutes">How long it takes to read.</param>
public sealed record TextPreview(string Html, int Words, int Minutes)
{
    public static readonly TextPreview OfNothing = new("", 0, 0);

    /// <summary>How easily it is read; null where there is no saying.</summary>
    public int? Ease { get; init; }

    public IReadOnlyList<Hint> Hints { get; init; } = [];

    /// <summary>Why the text cannot be shown; null when it can.</summary>
    public string? Refusal { get; init; }
}
