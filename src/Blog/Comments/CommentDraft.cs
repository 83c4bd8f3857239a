namespace Blog.Comments;

/// <summary>All that the comment form brings, free of the web.</summary>
public sealed record CommentDraft
{
    public required CommentWords Words { get; init; }

    /// <summary>The comment it answers; null: it answers the post.</summary>
    public int? To { get; init; }

    /// <summary>The signed <see cref="FormTime"/>.</summary>
    public string? Form { get; init; }

    /// <summary>A field that people do not see; robots fill in everything.</summary>
    public string? Trap { get; init; }
}
