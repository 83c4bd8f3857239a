namespace Blog.Hosting.Addresses;

/// <summary>
/// Addresses that are a secret: whoever has that of a comment owns it, and whoever has that of a preview reads what nobody else may yet. So none of
/// them may appear in a log, cache or referrer.
/// </summary>
internal static class PrivateAddresses
{
    private static readonly string[] Prefixes = ["/comments", "/previews"];

    /// <summary>However often it begins with a slash: on the way to its one spelling it is as secret.</summary>
    public static bool Include(PathString path)
    {
        var spelt = path.Value is ['/', '/', ..] doubled ? new PathString("/" + doubled.TrimStart('/')) : path;
        return Array.Exists(Prefixes, prefix => spelt.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The path in lower case, save for a key: that is not ours to respell.</summary>
    public static string InLowerCase(string path) =>
        Array.Find(Prefixes, prefix => new PathString(path).StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase)) is { } prefix
            ? prefix + path[prefix.Length..]
            : path.ToLowerInvariant();
}
