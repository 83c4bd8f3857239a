using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Shared.Forms;

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
public sealed record SnippetText(string Name, bool BeginsPosts, string Title, string Body, string Tags)
{
    public static SnippetText Of(Snippet snippet) => new(snippet.Name, snippet.BeginsPosts, snippet.Title, snippet.Body, snippet.Tags);

    /// <summary>For a form that was opened with <paramref name="opened"/>.</summary>
    public static FormMerge Merge(string? opened) => new(opened, isOneText: true);

    /// <summary>What a form begins with that shows this.</summary>
    public FormMerge Open() => FormMerge.Opening(merge => CompareWith(this, merge));

    /// <summary>Finds out whether others have saved since the form of this was opened.</summary>
    public void CompareWith(SnippetText stored, FormMerge merge)
    {
        merge.Merge("name", Name, stored.Name);
        merge.Merge("use", UseOf(BeginsPosts), UseOf(stored.BeginsPosts));
        merge.Merge("title", BeginsPosts ? Title : "", stored.Title);
        merge.Merge("body", Body, stored.Body);
        merge.Merge("tags", BeginsPosts ? Tags : "", stored.Tags);
    }

    private static string UseOf(bool beginsPosts) => beginsPosts ? "Begin a post with it" : "Insert it into a text";
}
