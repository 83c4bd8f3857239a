using Blog.Feeds;
using Blog.Languages;
using Blog.Posts;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Blog.Metadata;

/// <summary>What the head of a page tells machines beyond its title and description. A page that says nothing of its own is simply one of the site.</summary>
public sealed record PageMetadata
{
    private const string Key = "Metadata";

    /// <summary>The post that readers see on it; null for any other page.</summary>
    public Article? Post { get; private init; }

    /// <summary>The path under which feeds of just this page stand; null when there are none.</summary>
    public string? Feeds { get; private init; }

    public string FeedsTitle { get; private init; } = "";

    /// <summary>A list that can be followed: of a tag, of an author.</summary>
    public static PageMetadata OfList(string title, string path) => new() { Feeds = path, FeedsTitle = title };

    /// <summary>A published post, with the feeds of its comments.</summary>
    public static PageMetadata OfPost(Article post) =>
        new() { Post = post, Feeds = PostUrl.ToCommentForm(post.Slug), FeedsTitle = FeedTexts.CommentsOn.With(post.Title) };

    public static PageMetadata Of(ViewDataDictionary view) => view[Key] as PageMetadata ?? new PageMetadata();

    public void Describe(ViewDataDictionary view) => view[Key] = this;
}
