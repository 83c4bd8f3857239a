using System.Globalization;
using Blog.Admin.Writing;
using Blog.Languages;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Tags;
using Blog.Revisions;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Admin.Posts;

/// <summary>What the editor's form sends.</summary>
public sealed class PostInput : TextInput
{
    /// <summary>Made when the form of a new post is opened; see <see cref="PostEditing.BeginAsync"/>.</summary>
    public Guid Uid { get; set; }

    /// <summary>The version of the post that the form shows; 0 for a new one.</summary>
    public long Version { get; set; }

    /// <summary>See <see cref="EditPoint.Tab"/>; filled in by the script.</summary>
    public Guid Tab { get; set; }

    /// <summary>See <see cref="EditPoint.Step"/>.</summary>
    public int Step { get; set; }

    /// <summary>On the page with two texts: the version that both go back to.</summary>
    public long Ancestor { get; set; }

    public string? Title { get; set; }

    public string? Slug { get; set; }

    public string? Excerpt { get; set; }

    /// <summary>For search engines.</summary>
    public string? Description { get; set; }

    /// <summary>The content note.</summary>
    public string? Note { get; set; }

    /// <summary>The number of the picture that stands for it, as chosen; empty: none.</summary>
    public string? Cover { get; set; }

    public string? Tags { get; set; }

    public string? Series { get; set; }

    /// <summary>The number to move to within the series, as typed; empty: stay.</summary>
    public string? Part { get; set; }

    /// <summary>Empty: the site's.</summary>
    public string? Language { get; set; }

    /// <summary>Readers get a link that replaces the page.</summary>
    public bool Leave { get; set; }

    /// <summary>"now", "later" (at <see cref="At"/>) or, for a released post, "keep".</summary>
    public string? When { get; set; }

    /// <summary>A time on the site's clocks, as <c>datetime-local</c> sends it.</summary>
    public string? At { get; set; }

    /// <summary>"first" or "second", of an hour that comes twice; null where nobody was asked.</summary>
    public string? Turn { get; set; }

    /// <summary>Readers may comment.</summary>
    public bool Allow { get; set; }

    /// <summary>Days until comments close, as typed; empty: as the site says.</summary>
    public string? Close { get; set; }

    /// <summary>How long the preview link shall work that a button asks for.</summary>
    public int Days { get; set; }

    /// <summary>The preview link that shall open nothing any more; null when another button was pressed.</summary>
    public int? Revoke { get; set; }

    private const int MostParts = 1000;

    /// <summary>Browsers send seconds or not; without a date picker people type a space.</summary>
    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public EditPoint From => new(Version, Tab, Step);

    public static PostInput Of(Post post, CurrentSite site) => Of(post, post.Text, site);

    /// <summary>The form with another text than the post has.</summary>
    public static PostInput Of(Post post, PostText text, CurrentSite site) =>
        new()
        {
            Uid = post.Uid,
            Version = post.Version,
            Title = text.Title,
            Body = text.Body,
            Slug = text.Slug,
            Excerpt = text.Excerpt,
            Description = text.Description,
            Note = text.ContentNote,
            Cover = text.Cover?.ToString(CultureInfo.InvariantCulture),
            Tags = TagNames.Format(text.Tags),
            Series = text.Series,
            Part = text.SeriesPlace?.ToString(CultureInfo.InvariantCulture),
            Language = text.Language,
            Leave = text.LeaveQuickly,
            When = text.PublishAt is null ? "now" : text.PublishAt == post.PublishedAt ? "keep" : "later",
            At = text.PublishAt is { } at ? site.FieldTime(at) : null,
            Turn = text.PublishAt is { } instant && site.TurnsOf(instant) is [_, var second] ? instant == second ? "second" : "first" : null,
            Allow = text.CommentsOpen,
            Close = text.CommentDays?.ToString(CultureInfo.InvariantCulture),
        };

    /// <summary>The text, cleaned; what is wrong with it goes into <paramref name="errors"/>.</summary>
    /// <param name="publishedAt">When the post is published by now; null for one that is not released.</param>
    public PostText ToText(CurrentSite site, DateTimeOffset? publishedAt, ModelStateDictionary errors)
    {
        var text = new PostText
        {
            Title = PlainText.Line(Title),
            Body = PlainText.Lines(Body),
            Slug = PlainText.Line(Slug),
            Excerpt = PlainText.Line(Excerpt),
            Description = PlainText.Line(Description),
            ContentNote = PlainText.Line(Note),
            Cover = int.TryParse(Cover, NumberStyles.None, CultureInfo.InvariantCulture, out var cover) ? cover : null,
            Tags = TagNames.Parse(Tags),
            Series = PlainText.Line(Series),
            SeriesPlace = ReadNumber("part", Part, 1, MostParts, "The part is a number", errors),
            Language = ReadLanguage(),
            LeaveQuickly = Leave,
            CommentsOpen = Allow,
            CommentDays = ReadNumber("close", Close, 0, SiteSettings.MostCommentDays, "The days are a number", errors),
            PublishAt = When switch
            {
                "keep" => publishedAt,
                "later" => ReadTime(site, errors),
                _ => null,
            },
        };
        Check(text, errors);
        return text;
    }

    // After cleaning, so that the two characters browsers send for the end of a line count as the one that is kept.
    private static void Check(PostText text, ModelStateDictionary errors)
    {
        errors.Limit("title", text.Title, Post.TitleLength, "The title is too long");
        errors.Limit("body", text.Body, Post.BodyLength, "The text is too long for one post", "Two posts may serve readers better");
        errors.Limit("slug", text.Slug, Post.SlugLength, "The address is too long");
        errors.Limit("excerpt", text.Excerpt, Post.ExcerptLength, "The excerpt is too long");
        errors.Limit("description", text.Description, Post.DescriptionLength, "The description is too long");
        errors.Limit("note", text.ContentNote, Post.ContentNoteLength, "The content note is too long");
        if (Blog.Posts.Series.Objection(text.Series) is { } wrongName)
        {
            errors.AddModelError("series", wrongName);
        }

        if (TagNames.Objection(text.Tags) is { } objection)
        {
            errors.AddModelError("tags", objection);
        }
    }

    /// <summary>The language that was chosen; empty for the site's.</summary>
    public string ReadLanguage() => SiteLanguages.All.Contains(Language) ? Language! : "";

    /// <summary>The instants that the time in the form may mean: two for an hour that comes twice, for the author to choose.</summary>
    public IReadOnlyList<DateTimeOffset> Turns(CurrentSite site) => ReadLocal() is { } local ? site.InstantsOf(local) : [];

    private static int? ReadNumber(string field, string? text, int least, int most, string what, ModelStateDictionary errors)
    {
        var typed = PlainText.Line(text);
        if (typed.Length == 0)
        {
            return null;
        }

        if (int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        errors.AddModelError(field, $"{what} from {least} to {most}");
        return null;
    }

    private DateTimeOffset? ReadTime(CurrentSite site, ModelStateDictionary errors)
    {
        if (ReadLocal() is not { } local)
        {
            errors.AddModelError("at", "Choose a date and a time");
            return null;
        }

        switch (site.InstantsOf(local))
        {
            case []:
                errors.AddModelError("at", $"The clocks in {site.City} skip that hour. Choose one before or after it");
                return null;
            case [var only]:
                return only;
            case var turns:
                if (Turn is "first" or "second")
                {
                    return turns[Turn == "first" ? 0 : 1];
                }

                errors.AddModelError("at", $"In {site.City} that hour comes twice in that night. Say which of the two you mean");
                return null;
        }
    }

    // Years that no calendar here has trouble with.
    private DateTime? ReadLocal() =>
        DateTime.TryParseExact(At, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && local.Year is >= 1900 and <= 2200 ? local : null;
}
