using Microsoft.AspNetCore.Identity;

namespace Blog.Accounts;

/// <summary>A person who signs in: owner, editor, author or moderator. <see cref="IdentityUser{TKey}.Email"/> is never shown to readers.</summary>
public sealed class Author : IdentityUser<int>
{
    public const int NameLength = 80;
    public const int AboutLength = 300;

    /// <summary>The name that stands under posts and beside the author's own comments.</summary>
    public required string Name { get; set; }

    /// <summary>A sentence or two about this person, under posts; may be empty.</summary>
    public string About { get; set; } = "";

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>What a reader calls this person: "Maren" for "Maren Holt".</summary>
    public static string FirstName(string name) => name.Split(' ', 2)[0];
}
