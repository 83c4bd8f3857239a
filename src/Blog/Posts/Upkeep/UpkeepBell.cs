using Blog.Shared;

namespace Blog.Posts.Upkeep;

/// <summary>Rung when a post has changed for readers, or the language that texts bring words along in.</summary>
public sealed class UpkeepBell(TimeProvider time) : Bell(time);
