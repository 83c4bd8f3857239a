namespace Blog.Hosting.PageCache;

/// <summary>What a ready page is found by.</summary>
/// <param name="Path">As routing sees it.</param>
/// <param name="Query">Of a page in the making, that of its request; a ready page has none, as it takes nothing from there.</param>
/// <param name="IsSecure">Whether it came over HTTPS: browsers are told to stay there, over HTTP they are not.</param>
public readonly record struct PageKey(string Path, string Query, bool IsSecure);
