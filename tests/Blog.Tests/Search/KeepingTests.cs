using Blog.Posts;
using Blog.Search;
using Blog.Tests.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Search;

/// <summary>What is found agrees with what readers may see, after every kind of write.</summary>
public sealed class KeepingTests
{
    [Theory, OnEachDatabase]
    public async Task A_post_is_found_from_publish_to_delete_with_the_words_it_has(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        var editor = await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Evening").Fill("Text, in Markdown", "One *lamp* burns.").PressAsync("Save draft");
        Assert.False(await FindsAsync(site, "lamp"));
        editor = await editor.PressAsync("Publish");
        Assert.True(await FindsAsync(site, "lamp"));
        editor = await editor.Fill("Text, in Markdown", "One candle burns.").PressAsync("Save draft");
        Assert.True(await FindsAsync(site, "lamp"));
        Assert.False(await FindsAsync(site, "candle"));
        editor = await editor.PressAsync("Update");
        Assert.False(await FindsAsync(site, "lamp"));
        Assert.True(await FindsAsync(site, "candle"));
        editor = await editor.Fill("Tags", "kerosene").PressAsync("Update");
        Assert.True(await FindsAsync(site, "kerosene"));
        editor = await editor.PressAsync("Unpublish");
        Assert.False(await FindsAsync(site, "candle"));
        editor = await editor.PressAsync("Publish");
        Assert.True(await FindsAsync(site, "candle"));
        var bin = await editor.PressAsync("Move to bin");
        Assert.False(await FindsAsync(site, "candle"));
        var id = (await site.OnlyPostAsync()).Id;
        await (await ines.OpenAsync(PostUrl.ToEditor(id))).PressAsync("Restore");
        Assert.True(await FindsAsync(site, "candle"));
        bin = await (await ines.OpenAsync(PostUrl.ToEditor(id))).PressAsync("Move to bin");
        await (await bin.ClickAsync("Delete for good: “Evening”")).PressAsync("Delete for good");
        Assert.False(await FindsAsync(site, "candle"));
        Assert.Equal(0, await site.Db(db => db.IndexedPosts.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_post_is_found_from_its_first_moment(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Tomorrow").Saying("A lamp.").Scheduled(after: TimeSpan.FromHours(1)));

        site.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.False(await FindsAsync(site, "lamp"));
        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await FindsAsync(site, "lamp"));
    }

    [Theory, OnEachDatabase]
    public async Task A_misspelt_word_does_not_tell_of_a_post_that_is_not_there_yet(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Saying("A resignation.").Scheduled(after: TimeSpan.FromHours(1)));

        Assert.DoesNotContain("resignation", await site.Visitor.ReadAsync("/search?q=resignatoin"), StringComparison.Ordinal);
        Assert.DoesNotContain(">resignation<", await site.Visitor.ReadAsync("/search?q=resignations"), StringComparison.Ordinal);
    }

    [Theory, OnEachDatabase]
    public async Task What_an_address_may_have_meant_is_the_same_whatever_is_still_to_come(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("A gentle evening"));
        Assert.True((await site.Visitor.OpenAsync("/gentle-resignation")).HasLink("A gentle evening"));

        await site.Has(A.Post.Titled("Later").Saying("A resignation.").Scheduled(after: TimeSpan.FromHours(1)));

        Assert.True((await site.Visitor.OpenAsync("/gentle-resignation")).HasLink("A gentle evening"));
    }

    [Theory, OnEachDatabase]
    public async Task Comments_are_found_only_while_approved_and_where_the_owner_wants_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var mo = await site.SignInAsync(People.Mo);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Saying("My grandmother had a tinderbox.").Waiting());
        await site.DecideAsync(settings => settings.SearchComments = true);
        Assert.False(await FindsAsync(site, "tinderbox"));

        await (await mo.OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        var page = await site.Visitor.OpenAsync("/search?q=tinderbox");
        Assert.True(page.HasLink("Bread for twelve"), page.Text);
        Assert.True(page.HasLink("In a comment"));
        Assert.Equal("tinderbox", Assert.Single(page.Document.QuerySelectorAll("mark")).TextContent);

        await site.DecideAsync(settings => settings.SearchComments = false);
        Assert.False(await FindsAsync(site, "tinderbox"));
    }

    [Theory, OnEachDatabase]
    public async Task A_withdrawn_comment_leaves_the_index(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.DecideAsync(settings => settings.SearchComments = true);
        await site.Has(A.CommentOn(post).Saying("A tinderbox.").WithKey("the-key-of-rosa"));
        Assert.True(await FindsAsync(site, "tinderbox"));

        await (await site.Visitor.OpenAsync("/comments/the-key-of-rosa/withdraw")).PressAsync("Withdraw for good");

        Assert.False(await FindsAsync(site, "tinderbox"));
        Assert.Equal(0, await site.Db(db => db.IndexedComments.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task With_a_post_go_the_words_of_its_comments(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var post = await site.Has(A.Post.InBin());
        await site.Has(A.CommentOn(post));

        await (await ines.OpenAsync($"/admin/posts/{post.Id}/delete")).PressAsync("Delete for good");

        Assert.Equal((0, 0), await site.Db(async db => (await db.IndexedPosts.CountAsync(), await db.IndexedComments.CountAsync())));
    }

    [Fact]
    public async Task What_is_missing_is_added_without_a_look_at_the_tags_of_all_posts()
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(Database.Sqlite, web => commands.Watch(web));
        await site.Has(A.Post.Titled("Rye").Saying("One lamp burns.").Tagged("bread", "grain"));
        await site.Db(db => db.IndexedPosts.ExecuteDeleteAsync());
        commands.All.Clear();

        await site.MendSearchAsync();

        Assert.True(await FindsAsync(site, "grain"));
        var asked = commands.All.Where(command => command.Text.Contains("\"PostTags\"", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(asked);
        foreach (var command in asked)
        {
            Assert.DoesNotContain(await command.ExplainAsync(site), step => step.StartsWith("MATERIALIZE", StringComparison.Ordinal));
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_database_from_before_there_was_a_search_is_completed_at_the_start(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.SearchComments = true);
        var post = await site.Has(A.Post.Titled("Evening").Saying("One lamp burns."));
        await site.Has(A.Post.Titled("Later").At("later").Saying("A lamp.").Draft());
        await site.Has(A.CommentOn(post).Saying("A tinderbox."));
        await site.Db(async db =>
        {
            await db.IndexedPosts.ExecuteDeleteAsync();
            await db.IndexedComments.ExecuteDeleteAsync();
            await db.SearchWords.ExecuteDeleteAsync();
        });
        Assert.False(await FindsAsync(site, "lamp"));

        await site.MendSearchAsync();

        Assert.True(await FindsAsync(site, "lamp"));
        Assert.True(await FindsAsync(site, "burnz"));
        Assert.True(await FindsAsync(site, "tinderbox"));
        Assert.Equal(1, await site.Db(db => db.IndexedPosts.CountAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task One_from_before_it_knew_content_notes_is_made_anew(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Noting("Bereavement"));
        await site.Db(async db =>
        {
            await db.GetService<IMigrator>().MigrateAsync(db.Database.GetMigrations().Single(migration => migration.EndsWith("_SoftHyphens", StringComparison.Ordinal)));
            await db.IndexedPosts.ExecuteUpdateAsync(set => set.SetProperty(post => post.Excerpt, ""));
            await db.Database.MigrateAsync();
        });
        Assert.False(await FindsAsync(site, "bereavement"));

        await site.MendSearchAsync();

        Assert.True(await FindsAsync(site, "bereavement"));
    }

    [Theory, OnEachDatabase]
    public async Task Posts_that_are_found_by_the_former_name_of_their_tag_are_labelled_anew(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Evening").Tagged("kerosene", "home"));
        await site.Has(A.Post.Titled("Morning"));
        // Whoever renamed it was stopped before search had learnt of it.
        await site.Db(db => db.IndexedPosts.Where(post => post.Title == "Evening").ExecuteUpdateAsync(set => set.SetProperty(post => post.Labels, "paraffin, home, evening")));
        Assert.False(await FindsAsync(site, "kerosene"));

        await site.MendSearchAsync();

        Assert.True(await FindsAsync(site, "kerosene"));
        Assert.False(await FindsAsync(site, "paraffin"));
        Assert.Equal(["kerosene, home, evening", "morning"], (await site.Db(db => db.IndexedPosts.OrderBy(post => post.PostId).Select(post => post.Labels).ToListAsync())).Select(IndexText.Plain));
    }

    [Theory, OnEachDatabase]
    public async Task Another_language_makes_the_index_anew(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        await site.DecideAsync(settings => settings.Language = "en");
        await site.Has(A.Post.Saying("Die Häuser sind still."));
        Assert.False(await FindsAsync(site, "haus"));

        await (await ines.OpenAsync("/admin/settings")).Fill("Language", "Deutsch").PressAsync("Save settings");

        for (var tries = 0; tries < 100 && !await FindsAsync(site, "haus"); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.True(await FindsAsync(site, "haus"));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_saves_while_the_index_is_completed_loses_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var post = await site.Has(A.Post.Saying("One lamp burns."));
        var editor = await ines.OpenAsync(PostUrl.ToEditor(post.Id));
        await site.Db(db => db.IndexedPosts.ExecuteDeleteAsync());

        var saved = editor.Fill("Text, in Markdown", "One candle burns.").PressAsync("Update");
        await Task.WhenAll(saved, site.MendSearchAsync(), site.MendSearchAsync());

        Assert.Equal(System.Net.HttpStatusCode.OK, (await saved).Status);
        Assert.True(await FindsAsync(site, "candle"));
        Assert.Equal(1, await site.Db(db => db.IndexedPosts.CountAsync()));
    }

    // PostgreSQL's index has no such pieces.
    [Fact]
    public async Task What_was_written_piece_by_piece_is_put_together_and_all_of_it_is_found()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);
        // What it would do by itself with so few.
        await site.Db(db => db.Database.ExecuteSqlRawAsync("""INSERT INTO "IndexedPosts"("IndexedPosts", "rank") VALUES ('automerge', 0)"""));
        foreach (var number in Enumerable.Range(1, 12))
        {
            await site.Has(A.Post.Titled($"Evening {number}").Saying($"A lamp, and word{number}."));
        }

        Assert.Equal(12, await SegmentsAsync(site));

        await site.MendSearchAsync();

        Assert.Equal(1, await SegmentsAsync(site));
        foreach (var number in Enumerable.Range(1, 12))
        {
            Assert.True(await FindsAsync(site, $"word{number}"));
        }

        await site.Has(A.Post.Titled("Morning").Saying("A candle."));
        await site.MendSearchAsync();
        Assert.Equal(2, await SegmentsAsync(site));
        Assert.True(await FindsAsync(site, "candle"));
    }

    private static Task<int> SegmentsAsync(Site site) => site.Db(db => db.Database.SqlQueryRaw<int>("""SELECT count(DISTINCT "segid") AS "Value" FROM "IndexedPosts_idx" """).SingleAsync());

    private static async Task<bool> FindsAsync(Site site, string word) => (await site.Visitor.OpenAsync($"/search?q={word}")).Document.QuerySelector(".results") is not null;
}

internal static class SearchUpkeepOfSite
{
    /// <summary>What happens at every start.</summary>
    public static async Task MendSearchAsync(this Site site)
    {
        var upkeep = site.Services.GetRequiredService<SearchUpkeep>();
        await upkeep.MendAsync(TestContext.Current.CancellationToken);
        await upkeep.MendLabelsAsync(TestContext.Current.CancellationToken);
    }
}
