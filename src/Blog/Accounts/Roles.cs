namespace Blog.Accounts;

/// <summary>What a person may do. Stored by these names in the table of roles.</summary>
public static class Roles
{
    /// <summary>May do all, and runs the site.</summary>
    public const string Owner = "Owner";

    /// <summary>May do all but site settings and people.</summary>
    public const string Editor = "Editor";

    /// <summary>Writes own posts and looks after the comments on them.</summary>
    public const string Author = "Author";

    /// <summary>Looks after all comments but private notes, which are for the authors; writes nothing.</summary>
    public const string Moderator = "Moderator";

    /// <summary>In the order of their keys in the database; a new one goes to the end.</summary>
    public static readonly IReadOnlyList<string> All = [Owner, Editor, Author, Moderator];
}
