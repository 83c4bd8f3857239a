using System.Net;

namespace Blog.Tests.Hosting;

public sealed class SetupGateTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Tagged("bread"));

        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("The Long Table", page.Title);
    }

    [Theory, OnEachDatabase]
    public async Task Until_it_is_set_up_every_page_says_so(Database database)
    {
        await using var site = await Site.StartEmptyAsync(database);

        var page = await site.Visitor.OpenAsync("/");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Equal("This blog isn’t set up yet", page.Heading);
    }

    [Theory]
    [InlineData("/error/503")]
    [InlineData("/error/500")]
    [InlineData("/error/200")]
    public async Task No_error_page_has_an_address_of_its_own(string path)
    {
        await using var site = await Site.StartAsync();

        var page = await site.Visitor.OpenAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal("There’s nothing at this address", page.Heading);
    }

    [Fact]
    public async Task Opened_by_its_path_an_error_page_is_one_of_the_site_all_the_same()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");

        var page = await site.Visitor.OpenAsync("/error/404");

        Assert.Equal((HttpStatusCode.NotFound, "Unter dieser Adresse gibt es nichts"), (page.Status, page.Heading));
        Assert.EndsWith("The Long Table", page.Title, StringComparison.Ordinal);
        Assert.Equal("de", page.Document.DocumentElement.GetAttribute("lang"));
    }
}
