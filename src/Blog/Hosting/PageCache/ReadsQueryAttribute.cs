namespace Blog.Hosting.PageCache;

/// <summary>
/// Stands on a page that takes something from the query. Such a page is made anew for everybody; all others are told nothing of the query, so that
/// they are the same with and without a <c>utm_source</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ReadsQueryAttribute : Attribute;
