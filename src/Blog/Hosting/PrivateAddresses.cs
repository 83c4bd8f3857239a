namespace Blog.Hosting;

/// <summary>The pages of commenters: whoever has such an address owns the comment, so it may appear in no log, cache or referrer.</summary>
internal static class PrivateAddresses
{
    public const string Prefix = "/comments";

    public static bool Include(PathString path) => path.StartsWithSegments(Prefix, StringComparison.OrdinalIgnoreCase);
}
