namespace Blog.Comments.Submissions;

/// <summary>What the comment form shows.</summary>
public sealed record CommentForm
{
    /// <summary>Bytes of a form: room for the longest text with every character escaped.</summary>
    public const long LargestBody = 256 * 1024;

    public required CommentedPost Post { get; init; }

    /// <summary>The signed <see cref="FormTime"/>; not issued for a form that nobody gets to see.</summary>
    public required Lazy<string> Time { get; init; }

    /// <summary>What this browser has made up, when it has; see <see cref="CommentDraft.Hand"/>.</summary>
    public string Once { get; init; } = "";

    /// <summary>False when comments appear at once.</summary>
    public required bool IsModerated { get; init; }

    public CommentWords Words { get; init; } = CommentWords.None;

    /// <summary>For the authors' eyes only.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>What the words tell of a person, when whoever wrote them is to choose.</summary>
    public IReadOnlyList<Told> Told { get; init; } = [];

    /// <summary>That has been hidden just now.</summary>
    public bool WasHidden { get; init; }

    /// <summary>The comment that is answered; null: the post itself.</summary>
    public Answered? To { get; init; }

    /// <summary>The name of the signed-in author who writes; null for a guest.</summary>
    public string? SignedInAs { get; init; }

    /// <summary>What it holds was typed into the form of a guest, by somebody who has signed in since.</summary>
    public bool IsOfGuest { get; init; }

    /// <summary>The author has just been told that it would appear at once, under their name.</summary>
    public bool IsWarned { get; init; }

    /// <summary>The text as readers would see it, when that was asked for.</summary>
    public string? Preview { get; init; }

    public sealed record Answered(int Id, string Name);
}
