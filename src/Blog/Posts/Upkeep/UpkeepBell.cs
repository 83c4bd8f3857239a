using Blog.Shared;

namespace Blog.Posts;

/// <summary>Rung when a post has changed for readers.</summary>
public sealed class UpkeepBell(TimeProvider time) : Bell(time);
