using Blog.Languages;
using Blog.Markdown;
using Blog.Posts.Tags;
using Blog.Shared;

namespace Blog.Posts;

/// <summary>All that the author edits as one: cleaned at the border, within the lengths of <see cref="Post"/>.</summary>
public sealed record PostText
{
    /// <summary>Of a post before its first word.</summary>
    public static readonly PostText Empty = new() { Title = "", Slug = "", Body = "" };

    public required string Title { get; init; }

    /// <summary>The last part of the address; empty: made from the title.</summary>
    public required string Slug { get; init; }

    /// <summary>Markdown, as typed.</summary>
    public required string Body { get; init; }

    public string Excerpt { get; init; } = "";

    /// <summary>What search engines shall show instead of the excerpt; empty: the excerpt.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to know before reading it; empty: it lies open.</summary>
    public string ContentNote { get; init; } = "";

    /// <summary>The picture that stands for it, of those that are kept; null: none does.</summary>
    public int? Cover { get; init; }

    /// <summary>Names as typed, in their order, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The name of the series it is part of; empty: of none.</summary>
    public string Series { get; init; } = "";

    /// <summary>The place in the series that it shall move to, from 1; null: where it is, or last when it is new there.</summary>
    public int? SeriesPlace { get; init; }

    /// <summary>The language it is written in, one of <see cref="SiteLanguages.All"/>; empty: the site's.</summary>
    public string Language { get; init; } = "";

    /// <summary>Shows a link that replaces the page by a harmless one, for readers who must not be seen reading it.</summary>
    public bool LeaveQuickly { get; init; }

    public bool CommentsOpen { get; init; } = true;

    /// <summary>After how many days readers can no longer comment; null: as the site says, 0: they always can.</summary>
    public int? CommentDays { get; init; }

    /// <summary>When it is or shall be published; null: as soon as Publish is pressed.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>True when somebody who saved both would have saved the same. No address means the one made from the title, so it agrees with any.</summary>
    public bool SaysTheSameAs(PostText other) =>
        (Title, Body, Excerpt, Description, ContentNote) == (other.Title, other.Body, other.Excerpt, other.Description, other.ContentNote)
        && (CommentsOpen, CommentDays) == (other.CommentsOpen, other.CommentDays)
        && (Cover, SeriesPlace, Language, LeaveQuickly) == (other.Cover, other.SeriesPlace, other.Language, other.LeaveQuickly)
        && Posts.Series.SlugOf(Series) == Posts.Series.SlugOf(other.Series)
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
    /// <summary>The table of contents as HTML; empty for a text that needs none.</summary>
    public string Contents { get; init; } = "";

    /// <summary>The words a reader sees; null when only the HTML is at hand.</summary>
    public string? VisibleText { get; init; }

    /// <summary>Of a draft that cannot be shown yet: the words are kept all the same.</summary>
    private static readonly RenderedText None = new("", "", 0, 0);

    /// <summary>Nothing to show when it was refused.</summary>
    public static RenderedText Of(Rendering rendering) => rendering is Rendering.Done done ? Of(done) : None;

    public static RenderedText Of(Rendering.Done done)
    {
        var words = ReadingTime.Words(done.PlainText);
        // Markdown can spell control characters as entities, and no feed could carry them.
        return new RenderedText(PlainText.Lines(done.Html), PlainText.Line(Markdown.Excerpt.From(done.Prose)), words, ReadingTime.Minutes(words))
        {
            Contents = PlainText.Lines(done.Contents),
            VisibleText = PlainText.Lines(done.PlainText),
        };
    }
}
