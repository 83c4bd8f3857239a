using System.Linq.Expressions;

namespace Blog.Posts;

/// <summary>Where a post stands at some time. Computed from the clock, never stored.</summary>
public enum PostState
{
    Draft,
    Scheduled,
    Published,
    InBin,
}

public static class PostStates
{
    /// <summary>The same rules as in <see cref="PostQueries"/>, for counting all states at once.</summary>
    public static Expression<Func<Post, PostState>> At(DateTimeOffset now) => post =>
        post.BinnedAt != null ? PostState.InBin
        : post.PublishedAt == null ? PostState.Draft
        : post.PublishedAt > now ? PostState.Scheduled
        : PostState.Published;
}
