namespace Blog.Posts;

/// <summary>Posts as the items of a list.</summary>
/// <param name="Level">The level of their headings in the page.</param>
public sealed record PostItems(IEnumerable<PostLine> Posts, int Level = 2);
