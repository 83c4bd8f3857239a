namespace Blog.Comments.Submissions;

/// <summary>All that the comment form brings, free of the web.</summary>
public sealed record CommentDraft
{
    public required CommentWords Words { get; init; }

    /// <summary>The comment it answers; null: it answers the post.</summary>
    public int? To { get; init; }

    /// <summary>For the authors' eyes only.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>It was typed into the form of a guest: that of an author asks for no name.</summary>
    public bool IsOfGuest { get; init; }

    /// <summary>Whoever sends it has seen that it appears at once, under the name of the author who is signed in.</summary>
    public bool IsSigned { get; init; }

    /// <summary>Whoever wrote it has seen what it tells of them, and wants it public.</summary>
    public bool IsSure { get; init; }

    /// <summary>The signed <see cref="FormTime"/>.</summary>
    public string? Form { get; init; }

    /// <summary>Distinguishes two senders who hold the same form: what the browser has made up or, without scripts, <see cref="Hosting.Limits.VisitorLimits.TraceOf"/>.</summary>
    public required byte[] Hand { get; init; }

    /// <summary>A field that people do not see; robots fill in everything.</summary>
    public string? Trap { get; init; }
}
