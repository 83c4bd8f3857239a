using Blog.Hosting;

namespace Blog.Metadata;

/// <summary>What crawlers are asked not to open: what is nobody else's, and forms.</summary>
internal static class Robots
{
    private static readonly string[] Closed = ["/admin$", "/admin/", "/account/", "/comments/", "/setup$", "/error/", "/posts/*/comments$"];

    public static string Of(BaseAddress address) =>
        $"User-agent: *\n{string.Concat(Closed.Select(path => $"Disallow: {path}\n"))}\nSitemap: {address.Of("/sitemap.xml")}\n";
}
