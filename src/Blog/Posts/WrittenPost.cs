namespace Blog.Posts;

/// <summary>A post as those who write it know it; see <see cref="PostQueries.AsWritten"/>.</summary>
public sealed class WrittenPost
{
    public required Post Post { get; init; }

    /// <summary>The working draft's while there is one; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>What a post is called in lists, questions and on buttons.</summary>
    /// <param name="title">May be empty.</param>
    public static string NameOf(string title) => title.Length > 0 ? title : "Untitled";
}
