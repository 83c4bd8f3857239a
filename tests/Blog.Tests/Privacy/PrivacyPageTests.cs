using System.Net;
using Blog.Posts;
using Blog.Privacy;

namespace Blog.Tests.Privacy;

public sealed class PrivacyPageTests
{
    [Fact]
    public async Task It_says_what_is_kept_why_and_how_long()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.CommentEmailDays = 42);

        var page = await site.Visitor.OpenAsync(PrivacyUrl.Page);

        Assert.Equal((HttpStatusCode.OK, "Privacy"), (page.Status, page.Heading));
        Assert.True(page.Has("42 days after its last use at the latest"));
        Assert.All(PersonalData.Kept, kept => Assert.True(page.Has(kept.What()) && page.Has(kept.Why()), kept.What()));
    }

    [Fact]
    public async Task In_German_too()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");

        Assert.Equal("Datenschutz", (await site.Visitor.OpenAsync(PrivacyUrl.Page)).Heading);
    }

    [Theory]
    [OnEachDatabase(false)]
    [OnEachDatabase(true)]
    public async Task One_of_ones_own_that_was_hidden_leads_on_when_it_moves_or_is_deleted(Database database, bool isDeleted)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Page.Titled("Privacy"));
        using var ines = await site.SignInAsync(People.Ines);
        var form = await (await (await ines.OpenAsync("/admin/pages")).ClickAsync("Privacy")).Check("Readers can see it", false).PressAsync("Save page");
        Assert.Equal((HttpStatusCode.OK, "Privacy"), await SeenAsync());

        await (isDeleted ? form.PressAsync("Delete for good") : form.Fill("Address", "promises").PressAsync("Save page"));

        Assert.Equal(isDeleted ? HttpStatusCode.Gone : HttpStatusCode.MovedPermanently, (await site.Visitor.GetAsync(PrivacyUrl.Page)).StatusCode);

        async Task<(HttpStatusCode Status, string? Heading)> SeenAsync()
        {
            var page = await site.Visitor.OpenAsync(PrivacyUrl.Page);
            return (page.Status, page.Heading);
        }
    }

    [Fact]
    public async Task Every_form_leads_there()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);

        var page = await (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).ClickAsync("What is kept, and for how long");

        Assert.Equal("Privacy", page.Heading);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_owner_begins_an_own_page_with_it_and_that_one_is_shown(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var ines = await site.SignInAsync(People.Ines);

        var editor = await (await ines.OpenAsync("/admin/pages")).ClickAsync("Begin your own privacy page");
        Assert.Contains("## If you comment", editor.Value("Text, in Markdown"), StringComparison.Ordinal);
        await editor.Fill("Text, in Markdown", "We are three people and a table.").Check("Readers can see it").PressAsync("Save page");

        Assert.True((await site.Visitor.OpenAsync(PrivacyUrl.Page)).Has("We are three people and a table."));
        Assert.False((await ines.OpenAsync("/admin/pages")).HasLink("Begin your own privacy page"));
        Assert.Equal("privacy", Assert.Single(await site.PagesAsync(), page => page.Title == "Privacy").Slug);
    }
}
