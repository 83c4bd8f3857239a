using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

public sealed class SeriesTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        // The order is the author's, whatever was published first.
        await site.Has(A.Post.Titled("Flour").PartOf("A first loaf").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Water").PartOf("A first loaf").Published(ago: TimeSpan.FromDays(3)));
        await site.Has(A.Post.Titled("Salt").PartOf("a first LOAF").Published(ago: TimeSpan.FromDays(2)));

        var water = await site.Visitor.OpenAsync("/posts/water");
        var all = await water.ClickAsync("The whole series");

        Assert.True(water.Has("Part 2 of 3: A first loaf"));
        Assert.Equal(["Flour", "Water", "Salt"], water.Document.QuerySelectorAll("nav[aria-label=Series] ol a").Select(part => part.TextContent));
        Assert.Equal("Water", water.Document.QuerySelector("nav[aria-label=Series] [aria-current=page]")?.TextContent);
        Assert.Equal("/series/a-first-loaf", all.Address.AbsolutePath);
        Assert.Equal("A first loaf", all.Heading);
        Assert.Equal(["Flour", "Water", "Salt"], all.Document.QuerySelectorAll("ol.post-list h2").Select(part => part.TextContent));
    }

    [Theory, OnEachDatabase]
    public async Task Only_what_readers_can_see_is_counted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Flour").PartOf("A first loaf"));
        await site.Has(A.Post.Titled("Secret").PartOf("A first loaf").Draft());
        await site.Has(A.Post.Titled("Burnt").PartOf("A first loaf").InBin());
        await site.Has(A.Post.Titled("Later").PartOf("A first loaf").Scheduled(after: TimeSpan.FromHours(1)));
        await site.Has(A.Post.Titled("Salt").PartOf("A first loaf"));

        Assert.True((await site.Visitor.OpenAsync("/posts/salt")).Has("Part 2 of 2"));
        Assert.Equal(2, (await site.Visitor.OpenAsync("/series/a-first-loaf")).Document.QuerySelectorAll(".post-list > li").Length);
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True((await site.Visitor.OpenAsync("/posts/salt")).Has("Part 3 of 3"));
    }

    [Theory, OnEachDatabase]
    public async Task Without_parts_that_readers_could_ever_see_it_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.PartOf("Secret").Draft());

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/series/secret")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/series/unknown")).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task An_address_that_was_public_lives_on_without_parts(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.PartOf("A first loaf").InBin());

        var page = await site.Visitor.OpenAsync("/series/a-first-loaf");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("None of its parts can be read at the moment."));
        Assert.True(page.HasLink("the archive"));
    }

    [Theory, OnEachDatabase]
    public async Task Many_parts_have_further_pages_that_count_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= SeriesModel.PageSize + 1; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").PartOf("Loaves"));
        }

        var second = await (await site.Visitor.OpenAsync("/series/loaves")).ClickAsync("Later parts");

        Assert.Equal("/series/loaves/page/2", second.Address.AbsolutePath);
        Assert.Equal($"{SeriesModel.PageSize + 1}", second.Document.QuerySelector("ol.post-list")?.GetAttribute("start"));
        Assert.True(second.HasLink("Earlier parts"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/series/loaves/page/3")).StatusCode);
        Assert.Equal("/series/loaves", (await site.Visitor.GetAsync("/series/loaves/page/1")).Headers.Location?.OriginalString);
    }

    [Theory, OnEachDatabase]
    public async Task A_long_series_shows_the_parts_around_the_one_that_is_read(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 40; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").PartOf("Loaves"));
        }

        var page = await site.Visitor.OpenAsync("/posts/loaf-30");

        Assert.True(page.Has("Part 30 of 40"));
        Assert.Equal("15", page.Document.QuerySelector("nav[aria-label=Series] ol")?.GetAttribute("start"));
        Assert.Equal("Loaf 30", page.Document.QuerySelector("nav[aria-label=Series] [aria-current=page]")?.TextContent);
    }

    [Theory, OnEachDatabase]
    public async Task An_author_names_it_moves_a_part_and_takes_it_out_again(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Flour").PartOf("A first loaf"));
        await site.Has(A.Post.Titled("Water").PartOf("A first loaf"));
        var salt = await site.Has(A.Post.Titled("Salt"));
        using var ines = await site.SignInAsync(People.Ines);

        var joined = await (await ines.OpenAsync(PostUrl.ToEditor(salt.Id))).Fill("Series", "a first loaf").PressAsync("Update");
        Assert.Equal(["Flour", "Water", "Salt"], await PartsAsync(site));
        Assert.Equal("A first loaf", joined.Document.QuerySelector("#all-series option")?.GetAttribute("value"));
        Assert.True(joined.Has("It is part 3 of 3 now."));

        var moved = await joined.Fill("Part", "1").PressAsync("Update");
        Assert.Equal(["Salt", "Flour", "Water"], await PartsAsync(site));

        await moved.Fill("Series", "").PressAsync("Update");
        Assert.Equal(["Flour", "Water"], await PartsAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task A_part_is_put_between_others_without_writing_each_of_them(Database database)
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(database, web => commands.Watch(web));
        for (var number = 1; number <= 6; number++)
        {
            await site.Has(A.Post.Titled($"{number}").At($"loaf-{number}").PartOf("A first loaf"));
        }

        // The second and the third tie.
        await site.Db(db => db.SeriesParts.Where(part => part.Post.Title == "3").ExecuteUpdateAsync(set => set.SetProperty(part => part.Position, 2)));
        var salt = await site.Has(A.Post.Titled("Salt"));
        using var ines = await site.SignInAsync(People.Ines);
        var editor = await ines.OpenAsync(PostUrl.ToEditor(salt.Id));
        commands.All.Clear();

        editor = await editor.Fill("Series", "A first loaf").Fill("Part", "3").PressAsync("Update");
        Assert.Equal(["1", "2", "Salt", "3", "4", "5", "6"], await PartsAsync(site));
        editor = await editor.Fill("Part", "1").PressAsync("Update");
        Assert.Equal(["Salt", "1", "2", "3", "4", "5", "6"], await PartsAsync(site));
        editor = await editor.Fill("Part", "6").PressAsync("Update");
        Assert.Equal(["1", "2", "3", "4", "5", "Salt", "6"], await PartsAsync(site));
        await editor.Fill("Part", "7").PressAsync("Update");
        Assert.Equal(["1", "2", "3", "4", "5", "6", "Salt"], await PartsAsync(site));

        // Its own place, each time.
        Assert.InRange(commands.All.Sum(command => command.Text.Split("UPDATE \"SeriesParts\"").Length - 1), 1, 4);
    }

    [Theory, OnEachDatabase]
    public async Task Readers_learn_of_it_with_the_update_and_not_before(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Flour"));
        using var ines = await site.SignInAsync(People.Ines);

        var saved = await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Series", "A first loaf").PressAsync("Save draft");

        Assert.Equal("A first loaf", saved.Value("Series"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/series/a-first-loaf")).StatusCode);
        await saved.PressAsync("Update");
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/series/a-first-loaf")).StatusCode);
    }

    [Fact]
    public async Task A_name_that_makes_no_address_and_a_part_that_is_no_number_are_refused()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        var page = await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Flour").Fill("Series", "!!!").Fill("Part", "first").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("The name of the series needs a letter or a digit", page.Error("Series"), StringComparison.Ordinal);
        Assert.Contains("The part is a number from 1 to 1000", page.Error("Part"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flour", null, "de", "fr")]
    [InlineData("brot", "en-GB", null, "fr")]
    public async Task A_part_in_another_language_than_the_one_that_is_read_says_so(string slug, string? flour, string? brot, string? pain)
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Flour").PartOf("A first loaf"));
        await site.Has(A.Post.Titled("Brot").PartOf("A first loaf").In("de"));
        await site.Has(A.Post.Titled("Pain").PartOf("A first loaf").In("fr"));

        var page = await site.Visitor.OpenAsync($"/posts/{slug}");

        Assert.Equal([flour, brot, pain], page.Document.QuerySelectorAll("nav[aria-label=Series] ol a").Select(part => part.GetAttribute("lang")));
    }

    private static async Task<IEnumerable<string>> PartsAsync(Site site) =>
        (await site.Visitor.OpenAsync("/series/a-first-loaf")).Document.QuerySelectorAll(".post-list h2").Select(part => part.TextContent);
}
