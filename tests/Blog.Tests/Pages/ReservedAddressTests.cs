using Blog.Pages;
using Blog.Posts;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Pages;

public sealed class ReservedAddressTests
{
    [Fact]
    public async Task Every_first_part_that_the_product_uses_is_reserved()
    {
        await using var site = await Site.StartAsync();

        var used = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.PathSegments is [{ IsSimple: true } first, ..] && first.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : null)
            // What has a dot can be no slug.
            .OfType<string>().Where(part => Slug.IsValid(part)).Distinct().ToList();

        Assert.Contains("posts", used);
        Assert.All(used, part => Assert.True(PageUrl.IsReserved(part), part));
    }
}
