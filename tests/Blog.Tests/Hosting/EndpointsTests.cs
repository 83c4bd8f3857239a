using Blog.Feeds;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting;

public sealed class EndpointsTests
{
    /// <summary>All that anybody may open. What is not here asks who it is.</summary>
    private static readonly string[] Public =
    [
        "/",
        "/page/{number:page}",
        "/posts/{slug}",
        "/previews/{key}",
        "/posts/{slug}/comments",
        "/posts/{slug}/comments/{id:int}",
        "/posts/{slug}/comments/{id:int}/report",
        "/posts/{slug}/comments/reported",
        "/posts/{slug}/comments/page/{number:page}",
        "/tags",
        "/search",
        "/tags/{tag}",
        "/tags/{tag}/page/{number:page}",
        "/series/{slug}",
        "/series/{slug}/page/{number:page}",
        "/archive",
        "/archive/{year:int:range(1000,9998):length(4)}",
        "/archive/{year:int:range(1000,9998):length(4)}/page/{number:page}",
        "/subscribe",
        "/{slug}",
        "/comments/{key}",
        "/comments/{key}/withdraw",
        "/comments/{key}/letter",
        "/comments/{key}/proposal",
        "/comments/address/{pass}",
        "/comments/replies/{pass}",
        "/authors/{author}",
        "/authors/{author}/page/{number:page}",
        .. FeedsOf("", hasArchive: true),
        .. FeedsOf("/tags/{name}", hasArchive: true),
        .. FeedsOf("/authors/{name}", hasArchive: true),
        .. FeedsOf("/posts/{slug}/comments", hasArchive: false),
        "/posts/{slug}.md",
        "/sitemap.xml",
        "/sitemap-{kind:alpha}-{number:int}.xml",
        "/robots.txt",
        "/manifest.webmanifest",
        "/.well-known/security.txt",
        "/.well-known/change-password",
        "/media/cards/{of:maxlength(32)}-{version:length(16)}.png",
        "/media/{key:length(16)}/{file}",
        "/accent-{colour:length(6)}.css",
        "/theme-{version:length(16)}.css",
        "/setup",
        "/account/sign-in",
        "/account/forgotten",
        "/account/new-password",
        "/error/{code:int}",
        "/health/live",
        "/health/ready",
    ];

    [Fact]
    public async Task Whatever_is_not_meant_for_everybody_asks_who_it_is()
    {
        await using var site = await Site.StartAsync();

        var open = Routes(site).Where(route => !AsksWhoItIs(route)).Select(PathOf).Distinct().Except(Public);

        Assert.Empty(open);
    }

    [Fact]
    public async Task The_list_of_what_is_public_names_nothing_that_is_gone()
    {
        await using var site = await Site.StartAsync();

        Assert.Empty(Public.Except(Routes(site).Where(route => !AsksWhoItIs(route)).Select(PathOf)));
    }

    private static IEnumerable<string> FeedsOf(string home, bool hasArchive) =>
        FeedFormat.All.Select(format => format.Of(home)).Concat(hasArchive ? FeedFormat.All.Select(format => format.Of(home, "{month}")) : []);

    private static IEnumerable<RouteEndpoint> Routes(Site site) =>
        site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    private static bool AsksWhoItIs(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAuthorizeData>() is not null && route.Metadata.GetMetadata<IAllowAnonymous>() is null;

    private static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.TrimStart('/');
}
