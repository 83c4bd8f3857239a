namespace Blog.Revisions;

/// <summary>What a revision was made by. Stored as a number: the order is for good.</summary>
public enum RevisionKind
{
    /// <summary>Typing, or the button. These are thinned out as they age.</summary>
    Saved,

    Published,

    Updated,

    /// <summary>An earlier text was brought back.</summary>
    Restored,

    /// <summary>The working draft was thrown away; this is what readers see.</summary>
    Discarded,
}
