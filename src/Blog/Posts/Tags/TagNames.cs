using Blog.Markdown;
using Blog.Shared;

namespace Blog.Posts.Tags;

/// <summary>Tags as the author types them: names separated by commas.</summary>
public static class TagNames
{
    /// <summary>More are a sign of a list of key words, which help nobody.</summary>
    public const int Most = 20;

    /// <summary>The longest list that can be stored.</summary>
    public const int Length = Most * (Tag.NameLength + 2);

    /// <summary>The names in their order, each tag once.</summary>
    public static IReadOnlyList<string> Parse(string? typed) =>
        [.. (typed ?? "").Split([',', '،', '、', ';']).Select(PlainText.Line).Where(name => name.Length > 0).DistinctBy(SlugOf)];

    /// <summary>Why these cannot be the tags of a post, in a sentence for its author; null when they can.</summary>
    public static string? Objection(IReadOnlyList<string> names) =>
        names.Count > Most ? $"These are too many tags: {Most} are the most"
        : names.FirstOrDefault(name => name.Length > Tag.NameLength) is { } tooLong ? $"“{Excerpt.From(tooLong, 20)}” is too long for a tag. Separate tags with commas"
        : names.FirstOrDefault(name => Slug.From(name, fallback: "").Length == 0) is { } symbol ? $"“{symbol}” needs a letter or a digit to be a tag"
        : null;

    public static string Format(IEnumerable<string> names) => string.Join(", ", names);

    public static string SlugOf(string name) => Slug.From(name, fallback: "tag");
}
