using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Posts.Upkeep;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Posts;

public sealed class RelatedTests
{
    [Theory, OnEachDatabase]
    public async Task A_post_names_those_that_share_its_tags_and_no_others(Database database)
    {
        await using var site = await StartAsync(database);

        var page = await site.Visitor.OpenAsync("/posts/rye");

        Assert.Equal(["Spelt"], Related(page));
        Assert.True(page.Has("Related posts"));
        Assert.Equal("/posts/spelt", page.Document.QuerySelector(".related a")?.GetAttribute("href"));
    }

    [Theory, OnEachDatabase]
    public async Task Rare_words_in_common_are_enough(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Sourdough hydration").Saying("Hydration decides the crumb of a sourdough and its fermentation, autolyse and gluten."));
        await site.Has(A.Post.Titled("Autolyse").Saying("Before fermentation the gluten of a sourdough rests; the crumb thanks you, whatever the hydration."));
        await CatchUpAsync(site);

        Assert.Equal(["Autolyse"], Related(await site.Visitor.OpenAsync("/posts/sourdough-hydration")));
        Assert.Equal(["Sourdough hydration"], Related(await site.Visitor.OpenAsync("/posts/autolyse")));
    }

    [Theory, OnEachDatabase]
    public async Task Three_are_enough_and_the_closest_come_first(Database database)
    {
        await using var site = await StartAsync(database);
        foreach (var title in new[] { "Oats", "Barley", "Millet" })
        {
            await site.Has(A.Post.Titled(title).Tagged("grain"));
        }

        await site.Has(A.Post.Titled("Emmer").Tagged("grain", "ancient"));
        await site.Has(A.Post.Titled("Einkorn").Tagged("grain", "ancient"));
        await CatchUpAsync(site);

        var related = Related(await site.Visitor.OpenAsync("/posts/emmer"));

        Assert.Equal(3, related.Count);
        Assert.Equal("Einkorn", related[0]);
    }

    [Theory]
    [OnEachDatabase("unpublished")]
    [OnEachDatabase("binned")]
    [OnEachDatabase("retagged")]
    [OnEachDatabase("deleted")]
    public async Task What_goes_away_is_named_no_longer(Database database, string how)
    {
        await using var site = await StartAsync(database);
        var spelt = await site.Db(db => db.Posts.SingleAsync(post => post.Slug == "spelt"));
        using var ines = await site.SignInAsync(People.Ines);
        var editor = await ines.OpenAsync(PostUrl.ToEditor(spelt.Id));

        await (how switch
        {
            "unpublished" => editor.PressAsync("Unpublish"),
            "retagged" => editor.Fill("Tags", "travel").PressAsync("Update"),
            _ => editor.PressAsync("Move to bin"),
        });
        if (how == "deleted")
        {
            await site.Db(db => db.Posts.Where(post => post.Id == spelt.Id).ExecuteDeleteAsync());
        }

        await CatchUpAsync(site);
        Assert.Empty(Related(await site.Visitor.OpenAsync("/posts/rye")));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_hidden_is_not_named_even_before_the_lists_are_made_anew(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Db(db => db.Posts.Where(post => post.Slug == "spelt").ExecuteUpdateAsync(change => change.SetProperty(post => post.BinnedAt, site.Now)));

        Assert.Empty(Related(await site.Visitor.OpenAsync("/posts/rye")));
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_post_is_named_from_its_time_on(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Durum").Tagged("grain").Scheduled(after: TimeSpan.FromHours(1)));
        await CatchUpAsync(site);

        Assert.DoesNotContain("Durum", Related(await site.Visitor.OpenAsync("/posts/rye")));
        site.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Contains("Durum", Related(await site.Visitor.OpenAsync("/posts/rye")));
    }

    [Theory, OnEachDatabase]
    public async Task Parts_of_the_same_series_are_not_named_twice(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.Post.Titled("Emmer").Tagged("ancient").PartOf("Grains"));
        await site.Has(A.Post.Titled("Einkorn").Tagged("ancient").PartOf("Grains"));
        await CatchUpAsync(site);

        Assert.Empty(Related(await site.Visitor.OpenAsync("/posts/emmer")));
    }

    [Theory]
    [OnEachDatabase(null, "")]
    [OnEachDatabase("travel", "A train to Gdansk, Spelt")]
    public async Task What_is_done_to_a_tag_is_noted_for_all_its_posts_at_once(Database database, string? into, string related)
    {
        var commands = new Commands();
        await using var site = await StartAsync(database, commands);
        await using var scope = site.Services.CreateAsyncScope();
        var (keeping, cancel) = (scope.ServiceProvider.GetRequiredService<TagKeeping>(), TestContext.Current.CancellationToken);
        var grain = await site.Db(db => db.Tags.Where(tag => tag.Name == "grain").Select(tag => tag.Id).SingleAsync());
        commands.All.Clear();

        Assert.IsType<TagKept.Done>(into is null ? await keeping.DeleteAsync(grain, cancel) : await keeping.MergeAsync(grain, into, cancel));

        await CatchUpAsync(site);
        Assert.DoesNotContain(commands.All, IsNote);
        Assert.Equal(related, string.Join(", ", Related(await site.Visitor.OpenAsync("/posts/rye")).Order()));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_done_to_a_series_is_noted_for_all_its_parts_at_once(Database database)
    {
        var commands = new Commands();
        await using var site = await StartAsync(database, commands);
        await site.Has(A.Post.Titled("Bus").Tagged("roads").PartOf("Journeys").Saying("Loud."));
        await site.Has(A.Post.Titled("Ferry").Tagged("roads").PartOf("Journeys").Saying("Wide."));
        await CatchUpAsync(site);
        Assert.Empty(Related(await site.Visitor.OpenAsync("/posts/bus")));
        await using var scope = site.Services.CreateAsyncScope();
        var journeys = await site.Db(db => db.Series.Select(series => series.Id).SingleAsync());
        commands.All.Clear();

        Assert.IsType<SeriesKept.Done>(await scope.ServiceProvider.GetRequiredService<SeriesKeeping>().DeleteAsync(journeys, TestContext.Current.CancellationToken));

        await CatchUpAsync(site);
        Assert.DoesNotContain(commands.All, IsNote);
        Assert.Equal(["Ferry"], Related(await site.Visitor.OpenAsync("/posts/bus")));
    }

    [Theory, OnEachDatabase]
    public async Task Saving_through_the_editor_is_enough_for_the_lists_to_follow(Database database)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Durum").Fill("Text, in Markdown", "Hard and golden.").Fill("Tags", "grain").PressAsync("Publish");
        // It begins by itself; this waits for the end.
        await CatchUpAsync(site);

        Assert.Contains("Durum", Related(await site.Visitor.OpenAsync("/posts/rye")));
    }

    [Theory, OnEachDatabase]
    public async Task Posts_from_before_there_were_contents_get_them_and_nobody_s_version_grows(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Rye").Saying("## One\n\nA.\n\n## Two\n\nB.\n\n## Three\n\nC."));
        await site.Db(db => db.Posts.ExecuteUpdateAsync(change => change.SetProperty(old => old.RenderedBy, 0)));

        await CatchUpAsync(site);

        var page = await site.Visitor.OpenAsync("/posts/rye");
        Assert.Equal(["#one", "#two", "#three"], page.Document.QuerySelectorAll(".toc a").Select(link => link.GetAttribute("href")));
        Assert.Equal(post.Version, await site.Db(db => db.Posts.Select(one => one.Version).SingleAsync()));
    }

    private static async Task<Site> StartAsync(Database database, Commands? commands = null)
    {
        var site = await Site.StartAsync(database, web => commands?.Watch(web));
        await site.Has(A.Post.Titled("Rye").Tagged("grain").Saying("Dark."));
        await site.Has(A.Post.Titled("Spelt").Tagged("grain").Saying("Nutty."));
        await site.Has(A.Post.Titled("A train to Gdansk").Tagged("travel").Saying("Slow."));
        await CatchUpAsync(site);
        return site;
    }

    private static Task CatchUpAsync(Site site) => site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);

    // Written one by one, as a save does.
    private static bool IsNote(Commands.Command command) => command.Text.Contains("INSERT INTO \"RelatedChanges\"", StringComparison.Ordinal);

    private static List<string> Related(WebPage page) => [.. page.Document.QuerySelectorAll(".related h3").Select(heading => heading.TextContent)];
}
