using Blog.Data;
using Blog.Posts;
using Blog.Posts.Tags;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Posts;

/// <summary>The numbers of months, of all posts and of each author and topic, are what counting would give, whatever was done to posts.</summary>
public sealed class KeptCountsTests
{
    private const int Deeds = 60;

    private static readonly string[] Topics = ["bread", "salt", "soup"];

    [Theory, OnEachDatabase]
    public async Task They_follow_every_deed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var random = new Random(20260302);
        for (var deed = 0; deed < Deeds; deed++)
        {
            await DoAsync(site, random, deed);
            await AssertRightAsync(site);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Those_who_publish_in_the_same_moment_are_all_counted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        // With all the words of those that follow: only who publishes through a service tries again when somebody else used one first.
        await site.Has(A.Post.Titled("Loaf").Tagged(Topics));

        await Task.WhenAll(Enumerable.Range(0, 12).Select(number => site.Has(A.Post.Titled($"Loaf {number}").Tagged("bread", "soup"))));

        await AssertRightAsync(site);
        Assert.Equal(13, await site.Db(db => db.Tags.Where(tag => tag.Slug == "soup").Select(tag => tag.Posts).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task Those_who_publish_under_the_same_topics_do_not_stand_in_each_others_way(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var round = 0; round < 15; round++)
        {
            var topics = Enumerable.Range(0, 8).Select(number => $"topic {round} {number}").ToArray();
            await site.Has(A.Post.Titled($"Begun {round}").Tagged(topics).Draft());
            var old = new List<Post>();
            foreach (var own in topics.Chunk(2))
            {
                old.Add(await site.Has(A.Post.Titled($"Old {own[0]}").Tagged(own).Published(ago: TimeSpan.FromDays(1))));
            }

            // Each is the first to know that its own two have been public, which is written down with them, and adds the others.
            await Task.WhenAll(old.Select(post => PublishAnewAsync(site, post.Id, topics)).Append(site.Has(A.Post.Titled($"New {round}").Tagged(topics))));
        }

        await AssertRightAsync(site);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_published_while_two_topics_become_one_is_counted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var round = 0; round < 15; round++)
        {
            var (from, into) = ($"from {round}", $"into {round}");
            await site.Has(A.Post.Titled($"Begun {round}").Tagged(from, into).Draft());
            var old = await site.Has(A.Post.Titled($"Old {round}").Tagged(into).Published(ago: TimeSpan.FromDays(400)));
            await site.Has(A.Post.Titled($"Other {round}").Tagged(from));

            await Task.WhenAll(
                DoAsync(site, $"from-{round}", (keeping, id) => keeping.MergeAsync(id, into, TestContext.Current.CancellationToken)),
                site.Has(A.Post.Titled($"New {round}").Tagged(into)),
                PublishAnewAsync(site, old.Id, [into]));
        }

        await AssertRightAsync(site);
    }

    private static Task PublishAnewAsync(Site site, int id, string[] topics) => site.Db(async db =>
    {
        var post = await db.Posts.ForEditing().SingleAsync(one => one.Id == id);
        var tags = await db.Tags.Where(tag => topics.Contains(tag.Name)).ToListAsync();
        post.Write(post.Text, new RenderedText("<p>Words.</p>", "Words.", 1, 1), tags, site.Now);
        post.Release(site.Now - TimeSpan.FromHours(1), site.Now);
        await db.SaveChangesAsync();
    });

    [Theory, OnEachDatabase]
    public async Task Months_are_those_of_the_zone_that_the_site_is_in(Database database)
    {
        await using var site = await Site.StartAsync(database);
        // Half past eleven in the evening of 31 December in Lisbon: already the new year in Auckland.
        await site.Has(A.Post.Published(ago: site.Now - new DateTimeOffset(2025, 12, 31, 23, 30, 0, TimeSpan.Zero)));
        Assert.Equal([(2025, 12)], await MonthsAsync(site));

        await site.DecideAsync(settings => settings.TimeZone = "Pacific/Auckland");

        Assert.Equal([(2026, 1)], await MonthsAsync(site));
        await AssertRightAsync(site);
    }

    [Theory]
    [InlineData("for a tag, which is counted beside the save")]
    [InlineData("for a post")]
    public async Task Where_two_saves_wait_for_each_other_one_goes_on_and_the_other_is_a_lost_race(string what)
    {
        Assert.SkipWhen(Needs.OrFail(PostgresCluster.Missing) is not null, PostgresCluster.Missing ?? "");
        await using var site = await Site.StartAsync(Database.Postgres);
        await site.Has(A.Post.At("bread").Tagged("bread"));
        await site.Has(A.Post.At("salt").Tagged("salt"));
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());

        var goesOn = await Task.WhenAll(Task.Run(() => UnpublishAsync("bread", "salt", first, second.Task)), Task.Run(() => UnpublishAsync("salt", "bread", second, first.Task)));

        Assert.Single(goesOn, isDone => isDone);
        await AssertRightAsync(site);

        Task<bool> UnpublishAsync(string slug, string held, TaskCompletionSource isHeld, Task other) => site.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await (what == "for a post"
                ? db.Posts.Where(post => post.Slug == held).ExecuteUpdateAsync(set => set.SetProperty(post => post.Title, post => post.Title))
                : db.Tags.Where(tag => tag.Slug == held).ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Posts, tag => tag.Posts)));
            (await db.Posts.ForEditing().SingleAsync(post => post.Slug == slug)).Unpublish(site.Now);
            isHeld.SetResult();
            await other;
            try
            {
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
                return true;
            }
            catch (DbUpdateException exception) when (exception.IsRace())
            {
                return false;
            }
        });
    }

    [Theory, OnEachDatabase]
    public async Task What_moves_to_another_month_while_the_zone_changes_is_counted_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Published(ago: TimeSpan.FromDays(100)));
        var elsewhere = Task.CompletedTask;

        await site.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var moved = await db.Posts.ForEditing().SingleAsync(one => one.Id == post.Id);
            moved.Release(site.Now.AddDays(-400), site.Now);
            await db.SaveChangesAsync();
            elsewhere = Task.Run(() => site.DecideAsync(settings => settings.TimeZone = "Pacific/Auckland"));
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await transaction.CommitAsync();
        });
        await elsewhere;

        await AssertRightAsync(site);
    }

    [Theory, OnEachDatabase]
    public async Task A_database_from_before_there_were_any_has_them_after_the_next_start(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Loaf").Tagged("bread"));
        await site.Has(A.Post.Titled("Old loaf").Tagged("bread", "salt").Published(ago: TimeSpan.FromDays(400)));
        await site.Db(async db =>
        {
            await db.ArchiveMonths.ExecuteDeleteAsync();
            await db.AuthorMonths.ExecuteDeleteAsync();
            await db.TagMonths.ExecuteDeleteAsync();
            await db.Tags.ExecuteUpdateAsync(set => set.SetProperty(tag => tag.Posts, 0));
        });

        await site.Services.GetRequiredService<DatabaseStart>().PrepareAsync();

        await AssertRightAsync(site);
    }

    [Theory, OnEachDatabase]
    public async Task They_follow_what_is_done_to_a_tag(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Both").Tagged("loaf", "bread").Published(ago: TimeSpan.FromDays(70)));
        await site.Has(A.Post.Titled("One").Tagged("loaf").Published(ago: TimeSpan.FromDays(40)));
        await site.Has(A.Post.Titled("Other").Tagged("bread", "salt"));
        await site.Has(A.Post.Titled("Begun").Tagged("loaf").Draft());

        await DoAsync(site, "loaf", (keeping, id) => keeping.MergeAsync(id, "bread", TestContext.Current.CancellationToken));
        await AssertRightAsync(site);
        await DoAsync(site, "salt", (keeping, id) => keeping.DeleteAsync(id, TestContext.Current.CancellationToken));
        await AssertRightAsync(site);

        Assert.Equal(3, await site.Db(db => db.TagMonths.SumAsync(month => month.Posts)));
    }

    private static async Task DoAsync(Site site, string tag, Func<TagKeeping, int, Task<TagKept>> deed)
    {
        var id = await site.Db(db => db.Tags.Where(one => one.Slug == tag).Select(one => one.Id).SingleAsync());
        await using var scope = site.Services.CreateAsyncScope();
        Assert.IsType<TagKept.Done>(await deed(scope.ServiceProvider.GetRequiredService<TagKeeping>(), id));
    }

    private static async Task DoAsync(Site site, Random random, int deed)
    {
        var posts = await site.PostsAsync();
        if (posts.Count < 3 || random.Next(4) == 0)
        {
            await site.Has(Describe(random, deed));
            return;
        }

        var id = posts[random.Next(posts.Count)].Id;
        await site.Db(async db =>
        {
            var post = await db.Posts.ForEditing().SingleAsync(one => one.Id == id);
            switch (random.Next(6))
            {
                case 0:
                    post.Unpublish(site.Now);
                    break;
                case 1:
                    post.MoveToBin(site.Now);
                    break;
                case 2:
                    post.Restore(site.Now);
                    break;
                case 3:
                    post.Release(site.Now + Some(random), site.Now);
                    break;
                case 4:
                    var tags = await db.Tags.ToListAsync();
                    post.Write(post.Text, new RenderedText("<p>Words.</p>", "Words.", 1, 1), [.. tags.Where(_ => random.Next(2) == 0)], site.Now);
                    break;
                default:
                    db.Posts.Remove(post);
                    break;
            }

            await db.SaveChangesAsync();
        });
    }

    private static PostBuilder Describe(Random random, int deed)
    {
        var post = A.Post.Titled($"Loaf {deed}").By(random.Next(2) == 0 ? People.Ines : People.Otto).Tagged([.. Topics.Where(_ => random.Next(2) == 0)]);
        return random.Next(3) == 0 ? post.Draft() : post.Published(ago: Some(random));
    }

    private static TimeSpan Some(Random random) => TimeSpan.FromHours(random.Next(-2000, 20000));

    private static async Task AssertRightAsync(Site site)
    {
        var posts = (await site.PostsAsync()).Where(post => post.ListedAt is not null).ToList();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(await site.Db(db => db.Settings.Select(settings => settings.TimeZone).SingleAsync()));
        (int Year, int Month) Month(Post post) => TimeZoneInfo.ConvertTime(post.ListedAt!.Value, zone) is var at ? (at.Year, at.Month) : default;
        var months = posts.CountBy(Month).OrderBy(month => month.Key);
        var ofAuthors = posts.CountBy(post => (post.AuthorId, Month(post))).OrderBy(month => month.Key);
        var ofTags = posts.SelectMany(post => post.Tags, (post, link) => (link.TagId, Month(post))).CountBy(month => month).OrderBy(month => month.Key);
        var topics = posts.SelectMany(post => post.Tags).CountBy(link => link.Tag.Slug).OrderBy(topic => topic.Key);

        var keptMonths = await site.Db(db => db.ArchiveMonths.Where(month => month.Posts != 0).OrderBy(month => month.Year).ThenBy(month => month.Month).ToListAsync());
        var keptTopics = await site.Db(db => db.Tags.Where(tag => tag.Posts != 0).OrderBy(tag => tag.Slug).ToListAsync());
        Assert.Equal(months, keptMonths.Select(month => KeyValuePair.Create((month.Year, month.Month), month.Posts)));
        Assert.Equal(ofAuthors, (await site.Db(db => db.AuthorMonths.Where(month => month.Posts != 0).ToListAsync()))
            .Select(month => KeyValuePair.Create((month.AuthorId, (month.Year, month.Month)), month.Posts)).OrderBy(month => month.Key));
        Assert.Equal(ofTags, (await site.Db(db => db.TagMonths.Where(month => month.Posts != 0).ToListAsync()))
            .Select(month => KeyValuePair.Create((month.TagId, (month.Year, month.Month)), month.Posts)).OrderBy(month => month.Key));
        Assert.Equal(topics, keptTopics.Select(tag => KeyValuePair.Create(tag.Slug, tag.Posts)));
    }

    private static Task<List<(int Year, int Month)>> MonthsAsync(Site site) =>
        site.Db(async db => (await db.ArchiveMonths.Where(month => month.Posts > 0).ToListAsync()).ConvertAll(month => (month.Year, month.Month)));
}
