using Blog.Markdown;
using Blog.Shared;

namespace Blog.Posts;

/// <summary>All that the author edits as one: cleaned at the border, within the lengths of <see cref="Post"/>.</summary>
public sealed record PostText
{
    public required string Title { get; init; }

    /// <summary>The last part of the address; empty: made from the title.</summary>
    public required string Slug { get; init; }

    /// <summary>Markdown, as typed.</summary>
    public required string Body { get; init; }

    public string Excerpt { get; init; } = "";

    /// <summary>Names as typed, in their order, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool CommentsOpen { get; init; } = true;

    /// <summary>When it is or shall be published; null: as soon as Publish is pressed.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>True when somebody who saved both would have saved the same. No address means the one made from the title, so it agrees with any.</summary>
    public bool SaysTheSameAs(PostText other) =>
        (Title, Body, Excerpt, CommentsOpen) == (other.Title, other.Body, other.Excerpt, other.CommentsOpen)
        && (Slug == other.Slug || Slug.Length == 0 || other.Slug.Length == 0)
        && Tags.Select(TagNames.SlugOf).SequenceEqual(other.Tags.Select(TagNames.SlugOf), StringComparer.Ordinal);
}

/// <summary>What is made of a body when it is saved, so that reading never renders.</summary>
/// <param name="Html">Sanitised HTML.</param>
/// <param name="Summary">The first words, for when the author gives no excerpt.</param>
/// <param name="Words">Number of words that a reader sees.</param>
/// <param name="ReadingMinutes">Time to read it; 0 for an empty text.</param>
public sealed record RenderedText(string Html, string Summary, int Words, int ReadingMinutes)
{
    /// <summary>Of a draft that cannot be shown yet: the words are kept all the same.</summary>
    private static readonly RenderedText None = new("", "", 0, 0);

    /// <summary>Nothing to show when it was refused.</summary>
    public static RenderedText Of(Rendering rendering) => rendering is Rendering.Done done ? Of(done) : None;

    public static RenderedText Of(Rendering.Done done)
    {
        var words = ReadingTime.Words(done.PlainText);
        // Markdown can spell control characters as entities, and no feed could carry them.
        return new RenderedText(PlainText.Lines(done.Html), PlainText.Line(Markdown.Excerpt.From(done.PlainText)), words, ReadingTime.Minutes(words));
    }
}
