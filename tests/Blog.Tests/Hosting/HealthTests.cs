using System.Net;

namespace Blog.Tests.Hosting;

public sealed class HealthTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);

        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            var response = await site.Visitor.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("no-store", response.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("DELETE")]
    [InlineData("FOO")]
    public async Task It_is_only_asked(string method)
    {
        await using var site = await Site.StartAsync();

        foreach (var path in new[] { "/health/live", "/health/ready" })
        {
            var response = await site.Visitor.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));
            Assert.Equal((path, HttpStatusCode.MethodNotAllowed, "GET, HEAD"), (path, response.StatusCode, response.Header("Allow")));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Without_its_database_it_lives_but_is_not_ready(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.LoseDatabaseAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Visitor.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task With_its_database_replaced_it_is_not_ready(bool isMovedAway)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells.");
        await using var site = await Site.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/health/ready")).StatusCode);

        var database = Path.Combine(site.Folder, "blog.db");
        File.Copy(database, $"{database}.older");
        File.Move(isMovedAway ? database : $"{database}.older", isMovedAway ? $"{database}.newer" : database, overwrite: true);

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await site.Visitor.GetAsync("/health/ready")).StatusCode);
    }
}
