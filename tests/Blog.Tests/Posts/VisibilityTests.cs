using System.Net;
using Blog.Metadata.Cards;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

/// <summary>Who sees a post, where, in each of its states. Public means public for everybody; nobody sees anything else but on its own page.</summary>
public sealed class VisibilityTests
{
    private const string Title = "A loaf nobody expects";

    [Theory]
    [OnEachDatabase("draft", false)]
    [OnEachDatabase("scheduled", false)]
    [OnEachDatabase("scheduled, and its time has come", true)]
    [OnEachDatabase("published", true)]
    [OnEachDatabase("published, with other words in hand", true)]
    [OnEachDatabase("unpublished", false)]
    [OnEachDatabase("binned", false)]
    [OnEachDatabase("scheduled and binned", false)]
    [OnEachDatabase("restored", true)]
    public async Task Only_what_is_published_is_seen(Database database, string state, bool isPublic)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Older").Tagged("bread").Published(ago: TimeSpan.FromDays(2)));
        var post = await site.Has(Builder(state));
        await BringToAsync(site, post, state);
        await site.Has(A.Post.Titled("Newer").Tagged("bread").Published(ago: TimeSpan.Zero));

        foreach (var (who, maySeeItsPage) in Everybody)
        {
            using var visitor = who is null ? site.NewVisitor() : await site.SignInAsync(who);
            var sees = isPublic || maySeeItsPage;
            Assert.Equal(sees ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync(PostUrl.To(post.Slug))).StatusCode);
            Assert.Equal(isPublic, await MentionsAsync(visitor, "/"));
            Assert.Equal(isPublic, await MentionsAsync(visitor, "/tags/bread"));
            foreach (var path in ReadByMachines)
            {
                Assert.Equal(isPublic, await MentionsAsync(visitor, path));
            }

            Assert.Equal(isPublic, (await visitor.ReadAsync("/sitemap.xml")).Contains(PostUrl.To(post.Slug), StringComparison.Ordinal));
            Assert.Equal(isPublic ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync(PostUrl.ToSource(post.Slug))).StatusCode);
            Assert.Equal(isPublic ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync($"{PostUrl.ToCommentForm(post.Slug)}/feed.xml")).StatusCode);
            Assert.Equal(isPublic ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync(await CardOfAsync(site, post))).StatusCode);
            Assert.Equal(isPublic, await MentionsAsync(visitor, "/posts/older"));
            Assert.Equal(isPublic, await MentionsAsync(visitor, "/posts/newer"));
        }
    }

    [Theory, OnEachDatabase]
    public async Task A_later_page_of_home_hides_the_same(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var count = 0; count < 10; count++)
        {
            await site.Has(A.Post.At($"filler-{count}"));
        }

        var old = A.Post.Published(ago: TimeSpan.FromDays(9));
        await site.Has(old.Titled("Seen"));
        await site.Has(old.Titled("Binned").InBin());
        await site.Has(A.Post.Titled("Draft").Draft());

        var page = await site.Visitor.OpenAsync("/page/2");

        Assert.True(page.HasLink("Seen"));
        Assert.False(page.HasLink("Binned"));
        Assert.False(page.HasLink("Draft"));
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_post_appears_with_the_first_request_after_its_time(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled(Title).Tagged("bread").Scheduled(after: TimeSpan.FromHours(1)));

        site.Clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromMilliseconds(1));
        Assert.False(await MentionsAsync(site.Visitor, "/"));
        Assert.False(await MentionsAsync(site.Visitor, "/feed.xml"));
        Assert.False(await MentionsAsync(site.Visitor, "/tags/bread"));

        site.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await MentionsAsync(site.Visitor, "/"));
        Assert.True(await MentionsAsync(site.Visitor, "/feed.xml"));
        Assert.True(await MentionsAsync(site.Visitor, "/tags/bread"));
    }

    private static readonly string[] ReadByMachines =
    [
        "/feed.xml", "/rss.xml", "/feed.json", "/tags/bread/feed.xml", "/tags/bread/rss.xml", "/tags/bread/feed.json",
        "/authors/otto-brandt-3", "/authors/otto-brandt-3/feed.xml", "/authors/otto-brandt-3/rss.xml", "/authors/otto-brandt-3/feed.json",
        "/feed/2026-03.xml", "/rss/2026-03.xml", "/feed/2026-03.json",
    ];

    private static readonly (Person? Who, bool MaySeeItsPage)[] Everybody =
        [(null, false), (People.Mo, false), (People.Otto, true), (People.Edda, true), (People.Ines, true)];

    private static PostBuilder Builder(string state)
    {
        var post = A.Post.By(People.Otto).Titled(Title).Tagged("bread").Published(ago: TimeSpan.FromDays(1));
        return state switch
        {
            "draft" => post.Draft(),
            "published, with other words in hand" => post.WithWorkingDraft("Other words"),
            "binned" or "restored" => post.InBin(),
            "scheduled and binned" => post.Scheduled(after: TimeSpan.FromHours(1)).InBin(),
            _ when state.StartsWith("scheduled", StringComparison.Ordinal) => post.Scheduled(after: TimeSpan.FromHours(1)),
            _ => post,
        };
    }

    private static async Task BringToAsync(Site site, Post post, string state)
    {
        using var otto = await site.SignInAsync(People.Otto);
        switch (state)
        {
            case "unpublished":
                await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync("Unpublish");
                break;
            case "restored":
                await (await otto.OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync("Restore");
                break;
            case "scheduled, and its time has come":
                site.Clock.Advance(TimeSpan.FromHours(1));
                break;
        }
    }

    private static Task<string> CardOfAsync(Site site, Post post) =>
        site.Db(async db => SocialCard.OfPost(post.Uid, Title, People.Otto.Name, await db.Settings.SingleAsync()).Path);

    private static async Task<bool> MentionsAsync(Visitor visitor, string path) => (await visitor.ReadAsync(path)).Contains(Title, StringComparison.Ordinal);
}
