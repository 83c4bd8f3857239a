using System.Text.RegularExpressions;
using Blog.Posts;
using Blog.Settings.Themes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>All that anybody may open on a site, filled in with all there is. It goes by the endpoints, so a new page is here by itself.</summary>
internal static partial class PublicAddresses
{
    /// <summary>Somebody's own, no page, or a picture that is drawn once.</summary>
    private static readonly string[] NotAsked = ["/comments/", "/previews/", "/account/", "/setup", "/health/", "/accent-", "/media/", "/sitemap-", "/error/"];

    /// <summary>Where nothing is, nor anything like it: what no page knows, and what a page looks for.</summary>
    public static readonly string[] Nowhere = ["/qxzv", "/tags/qxzv"];

    public static async Task<IReadOnlyList<string>> PublicAddressesAsync(this Site site)
    {
        var posts = await site.Db(db => db.Posts.Select(post => post.Slug).ToListAsync());
        var tags = await site.Db(db => db.Tags.Select(tag => tag.Slug).ToListAsync());
        var series = await site.Db(db => db.Series.Select(one => one.Slug).ToListAsync());
        var pages = await site.Db(db => db.Pages.Select(page => page.Slug).ToListAsync());
        var themes = await site.Db(db => db.Themes.InUse().Select(theme => theme.Version).ToListAsync());
        var former = await site.Db(db => db.Redirects.Select(redirect => redirect.Path).ToListAsync());
        var authors = await site.Db(db => db.Users.Select(user => new PublicAuthor(user.Id, user.Name)).ToListAsync());
        var patterns = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null && route.Metadata.GetMetadata<IAuthorizeData>() is null)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !NotAsked.Any(start => pattern.StartsWith(start, StringComparison.Ordinal)));
        return [.. patterns.Distinct().SelectMany(Fill).Concat(former).Concat(Nowhere).Distinct()];

        IEnumerable<string> Fill(string pattern) => Hole().Match(pattern) is not { Success: true } hole
            ? [pattern]
            : ValuesOf(hole.Groups[1].Value, pattern).SelectMany(value => Fill(pattern.Replace(hole.Value, value, StringComparison.Ordinal)));

        IEnumerable<string> ValuesOf(string name, string pattern) => (name, pattern.Split('/')[1]) switch
        {
            ("slug", "posts") => posts,
            ("slug", "series") => series,
            ("slug", _) => pages,
            ("tag", _) or ("name", "tags") => tags,
            ("author", _) or ("name", "authors") => authors.Select(author => author.Address["/authors/".Length..]),
            ("number", _) => ["2"],
            ("id", "posts") => ["1", "2"],
            ("year", _) => ["2026", "2027"],
            ("month", _) => ["2026-03"],
            ("version", _) => themes,
            _ => throw new InvalidOperationException($"Say here what {{{name}}} in {pattern} can be."),
        };
    }

    // A name, and what it has to be; that may have brackets and commas, but no other hole.
    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Hole();
}
