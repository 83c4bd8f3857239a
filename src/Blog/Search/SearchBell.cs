using Blog.Shared;

namespace Blog.Search;

/// <summary>Rung when the site's language has changed.</summary>
public sealed class SearchBell(TimeProvider time) : Bell(time);
