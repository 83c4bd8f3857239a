using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>Series named, described, put in order and dissolved.</summary>
public sealed class SeriesKeepingTests
{
    [Theory, OnEachDatabase]
    public async Task It_is_renamed_and_described_and_its_old_address_leads_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.At("one").PartOf("Loaves"));
        var live = await site.Has(A.Post.Titled("Two").PartOf("Loaves").WithWorkingDraft("Two, anew"));
        using var edda = await site.SignInAsync(People.Edda);
        Assert.Equal("Loaves", (await site.Visitor.OpenAsync("/series/loaves")).Heading);

        var list = await edda.OpenAsync("/admin/series");
        Assert.True(list.Has("Loaves/series/loaves 2"));
        var saved = await (await list.ClickAsync("Loaves")).Fill("Name", "Bread").Fill("Description", "One a week.").PressAsync("Save series");
        Assert.True(saved.Has("Saved."));
        await saved.Fill("Name", "All our bread").PressAsync("Save series");

        var page = await site.Visitor.OpenAsync("/series/all-our-bread");
        Assert.Equal("All our bread", page.Heading);
        Assert.True(page.Has("One a week."));
        Assert.True((await site.Visitor.OpenAsync("/posts/one")).Has("All our bread"));
        foreach (var former in new[] { "/series/loaves", "/series/bread" })
        {
            using var answer = await site.Visitor.GetAsync(former);
            Assert.Equal((HttpStatusCode.MovedPermanently, "/series/all-our-bread"), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }

        await (await edda.OpenAsync(PostUrl.ToEditor(live.Id))).PressAsync("Update");
        Assert.Equal("All our bread", Assert.Single(await site.Db(db => db.Series.ToListAsync())).Name);
    }

    [Theory, OnEachDatabase]
    public async Task Its_parts_bear_the_titles_that_their_writers_see(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("One").PartOf("Loaves").WithWorkingDraft("One, anew"));
        await site.Has(A.Post.Titled("").PartOf("Loaves").Draft());
        using var edda = await site.SignInAsync(People.Edda);

        var page = await edda.OpenAsync("/admin/series/1");

        Assert.True(page.HasLink("One, anew") && page.HasButton("Down: “One, anew”"), page.Text);
        Assert.True(page.HasLink("Untitled") && page.HasButton("Up: “Untitled”"), page.Text);
    }

    [Theory, OnEachDatabase]
    public async Task Its_parts_are_put_in_order_past_what_lies_in_the_bin(Database database)
    {
        await using var site = await Site.StartAsync(database);
        foreach (var title in new[] { "One", "Two" })
        {
            await site.Has(A.Post.Titled(title).PartOf("Loaves"));
        }

        await site.Has(A.Post.Titled("Binned").PartOf("Loaves").InBin());
        await site.Has(A.Post.Titled("Three").PartOf("Loaves"));
        using var edda = await site.SignInAsync(People.Edda);
        await site.Visitor.OpenAsync("/series/loaves");

        var page = await (await edda.OpenAsync("/admin/series/1")).PressAsync("Up: “Three”");
        Assert.Equal(["One", "Three", "Two"], await OrderAsync(site));
        Assert.False(page.Has("Binned"));
        await page.PressAsync("Down: “One”");

        Assert.Equal(["Three", "One", "Two"], await OrderAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task It_is_dissolved_and_its_posts_stay(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var live = await site.Has(A.Post.At("one").PartOf("Loaves").WithWorkingDraft("One, anew"));
        using var edda = await site.SignInAsync(People.Edda);
        await site.Visitor.OpenAsync("/posts/one");

        var confirm = await (await edda.OpenAsync("/admin/series/1")).ClickAsync("Delete this series");
        Assert.True((await confirm.PressAsync("Delete this series")).Has("The series “Loaves” is gone. Its posts are all there."));

        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/series/loaves")).StatusCode);
        Assert.False((await site.Visitor.OpenAsync("/posts/one")).Has("Loaves"));
        await (await edda.OpenAsync(PostUrl.ToEditor(live.Id))).PressAsync("Update");
        Assert.Empty(await site.Db(db => db.Series.ToListAsync()));
    }

    [Theory]
    [OnEachDatabase("", "Give it a name")]
    [OnEachDatabase("!!", "needs a letter or a digit")]
    [OnEachDatabase("soups", "There is another series with this name")]
    public async Task What_is_wrong_is_said_and_nothing_changes(Database database, string typed, string sentence)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("One").PartOf("Loaves"));
        await site.Has(A.Post.Titled("Two").PartOf("Soups"));
        using var edda = await site.SignInAsync(People.Edda);

        var page = await (await edda.OpenAsync("/admin/series/1")).Fill("Name", typed).Fill("Description", "Kept").PressAsync("Save series");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Error("Name"), StringComparison.Ordinal);
        Assert.Equal((typed, "Kept"), (page.Value("Name"), page.Value("Description")));
        Assert.Equal(["Loaves", "Soups"], await site.Db(db => db.Series.Select(series => series.Name).Order().ToListAsync()));
    }

    private static async Task<string[]> OrderAsync(Site site) =>
        [.. (await site.Visitor.OpenAsync("/series/loaves")).Document.QuerySelectorAll(".post-list h2").Select(heading => heading.TextContent)];
}
