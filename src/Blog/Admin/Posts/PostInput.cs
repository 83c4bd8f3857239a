using System.Globalization;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Admin.Posts;

/// <summary>What the editor's form sends.</summary>
public sealed class PostInput
{
    /// <summary>Made when the form of a new post is opened; see <see cref="PostEditing.BeginAsync"/>.</summary>
    public Guid Uid { get; set; }

    /// <summary>The version of the post that the form shows; 0 for a new one.</summary>
    public long Version { get; set; }

    public string? Title { get; set; }

    public string? Body { get; set; }

    public string? Slug { get; set; }

    public string? Excerpt { get; set; }

    public string? Tags { get; set; }

    /// <summary>"now", "later" (at <see cref="At"/>) or, for a released post, "keep".</summary>
    public string? When { get; set; }

    /// <summary>A time on the site's clocks, as <c>datetime-local</c> sends it.</summary>
    public string? At { get; set; }

    /// <summary>Readers may comment.</summary>
    public bool Allow { get; set; }

    /// <summary>The button that was pressed; the Enter key presses the first one.</summary>
    public string? Do { get; set; }

    /// <summary>Browsers send seconds or not; without a date picker people type a space.</summary>
    private static readonly string[] TimeForms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm"];

    public static PostInput Of(Post post, CurrentSite site)
    {
        var text = post.Text;
        return new PostInput
        {
            Uid = post.Uid,
            Version = post.Version,
            Title = text.Title,
            Body = text.Body,
            Slug = text.Slug,
            Excerpt = text.Excerpt,
            Tags = TagNames.Format(text.Tags),
            When = text.PublishAt is null ? "now" : text.PublishAt == post.PublishedAt ? "keep" : "later",
            At = text.PublishAt is { } at ? site.FieldTime(at) : null,
            Allow = text.CommentsOpen,
        };
    }

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
            Tags = TagNames.Parse(Tags),
            CommentsOpen = Allow,
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
        errors.Limit("title", text.Title, Post.TitleLength, $"The title is too long: {Post.TitleLength} characters are the most");
        errors.Limit("body", text.Body, Post.BodyLength, $"The text is too long for one post: {Post.BodyLength} characters are the most. Two posts may serve readers better");
        errors.Limit("slug", text.Slug, Post.SlugLength, $"The address is too long: {Post.SlugLength} characters are the most");
        errors.Limit("excerpt", text.Excerpt, Post.ExcerptLength, $"The excerpt is too long: {Post.ExcerptLength} characters are the most");
        if (TagNames.Objection(text.Tags) is { } objection)
        {
            errors.AddModelError("tags", objection);
        }
    }

    private DateTimeOffset? ReadTime(CurrentSite site, ModelStateDictionary errors)
    {
        if (!DateTime.TryParseExact(At, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) || local.Year is < 1900 or > 2200)
        {
            errors.AddModelError("at", "Choose a date and a time");
            return null;
        }

        var instant = site.FromLocal(local);
        if (instant is null)
        {
            errors.AddModelError("at", $"The clocks in {site.City} skip that hour. Choose one before or after it");
        }

        return instant;
    }
}
