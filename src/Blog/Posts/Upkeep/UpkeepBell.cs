using Blog.Shared;

namespace Blog.Posts.Upkeep;

/// <summary>Rung when a post has changed for readers.</summary>
public sealed class UpkeepBell(TimeProvider time) : Bell(time);
