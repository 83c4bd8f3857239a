using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Shared;
using Blog.Shared.Forms;
using Blog.Snippets;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Admin.Snippets;

/// <summary>What the form of a snippet sends.</summary>
public sealed class SnippetInput
{
    /// <summary>See <see cref="FormMerge"/>.</summary>
    public string? Opened { get; set; }

    public string? Name { get; set; }

    /// <summary>"begin" a post with it, or "insert" it.</summary>
    public string? Use { get; set; }

    public string? Title { get; set; }

    public string? Body { get; set; }

    public string? Tags { get; set; }

    /// <summary>The button that was pressed.</summary>
    public string? Do { get; set; }

    public bool BeginsPosts => Use == "begin";

    public static SnippetInput Of(Snippet snippet) => new()
    {
        Name = snippet.Name,
        Use = snippet.BeginsPosts ? "begin" : "insert",
        Title = snippet.Title,
        Body = snippet.Body,
        Tags = snippet.Tags,
    };

    /// <summary>The text, cleaned; what is wrong with it goes into <paramref name="errors"/>.</summary>
    public SnippetText ToText(ModelStateDictionary errors)
    {
        var tags = TagNames.Parse(Tags);
        var text = new SnippetText(PlainText.Line(Name), BeginsPosts, PlainText.Line(Title), PlainText.Lines(Body), TagNames.Format(tags));
        errors.Limit("name", text.Name, Snippet.NameLength, "The name is too long");
        errors.Limit("title", text.Title, Post.TitleLength, "The title is too long");
        errors.Limit("body", text.Body, Post.BodyLength, "The text is too long");
        if (TagNames.Objection(tags) is { } objection)
        {
            errors.AddModelError("tags", objection);
        }

        return text;
    }
}
