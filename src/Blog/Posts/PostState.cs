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
    /// <summary>What <see cref="PostQueries"/> asks of the database, said of a post that has been read.</summary>
    public static PostState At(DateTimeOffset now, DateTimeOffset? binnedAt, DateTimeOffset? publishedAt) =>
        binnedAt is not null ? PostState.InBin
        : publishedAt is null ? PostState.Draft
        : publishedAt > now ? PostState.Scheduled
        : PostState.Published;
}
