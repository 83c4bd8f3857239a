using Blog.Posts;

namespace Blog.Snippets;

/// <summary>
/// A text that an author keeps for using again: inserted into what is being written, or, as a template, the beginning of a post. Nobody else sees it.
/// </summary>
public sealed class Snippet
{
    public const int NameLength = 80;

    private Snippet()
    {
    }

    public Snippet(int authorId) => AuthorId = authorId;

    public int Id { get; private set; }

    public int AuthorId { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>True: a post can begin with it. False: it is inserted.</summary>
    public bool BeginsPosts { get; private set; }

    /// <summary>Of the post that begins with it, with <see cref="Blanks"/>; empty otherwise.</summary>
    public string Title { get; private set; } = "";

    /// <summary>Markdown, as typed, with <see cref="Blanks"/>.</summary>
    public string Body { get; private set; } = "";

    /// <summary>Of the post that begins with it, as <see cref="TagNames"/> are typed; empty otherwise.</summary>
    public string Tags { get; private set; } = "";

    public void Write(SnippetText text)
    {
        Name = text.Name;
        BeginsPosts = text.BeginsPosts;
        Title = text.BeginsPosts ? text.Title : "";
        Body = text.Body;
        Tags = text.BeginsPosts ? text.Tags : "";
    }
}

/// <summary>What an author types into a snippet: cleaned, within the lengths of <see cref="Snippet"/> and <see cref="Post"/>.</summary>
public sealed record SnippetText(string Name, bool BeginsPosts, string Title, string Body, string Tags);
