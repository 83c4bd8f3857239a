using System.Net;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Posts;

public sealed class AuthorPageTests
{
    private const string OfInes = "/authors/ines-prado-1";

    private const string OfOtto = "/authors/otto-brandt-3";

    [Theory, OnEachDatabase]
    public async Task It_lists_what_somebody_wrote_and_nothing_else(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Older").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Newer"));
        await site.Has(A.Post.Titled("Of another").By(People.Otto));
        await site.Has(A.Post.Titled("Begun").Draft());
        await site.Has(A.Post.Titled("Thrown away").InBin());

        var page = await (await site.Visitor.OpenAsync("/posts/newer")).ClickAsync("Ines Prado");

        Assert.Equal(OfInes, page.Address.AbsolutePath);
        Assert.Equal("Ines Prado", page.Heading);
        Assert.True(page.Has("2 posts"));
        Assert.Equal(["Newer", "Older"], page.Document.QuerySelectorAll(".post-list h2").Select(heading => heading.TextContent));
    }

    [Theory, OnEachDatabase]
    public async Task What_is_scheduled_is_counted_when_it_appears(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Loaf"));
        await site.Has(A.Post.Titled("To come").Scheduled(after: TimeSpan.FromHours(1)));

        Assert.True((await site.Visitor.OpenAsync(OfInes)).Has("1 post"));
        site.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await site.Visitor.OpenAsync(OfInes)).Has("2 posts"));
    }

    [Theory, OnEachDatabase]
    public async Task Whoever_has_published_nothing_is_not_found(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Begun").By(People.Otto).Draft());
        await site.Has(A.Post.Titled("To come").By(People.Otto).Scheduled(after: TimeSpan.FromHours(1)));

        foreach (var path in new[] { OfOtto, "/authors/otto-brandt", "/authors/3x", "/authors/nobody-99999999999", "/authors/nobody-404" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Visitor.GetAsync(path)).StatusCode));
        }
    }

    [Theory, OnEachDatabase]
    public async Task When_all_posts_are_gone_it_says_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Loaf"));
        await site.Db(async db =>
        {
            (await db.Posts.ForEditing().SingleAsync(one => one.Id == post.Id)).MoveToBin(site.Now);
            await db.SaveChangesAsync();
        });

        var page = await site.Visitor.OpenAsync(OfInes);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("There is nothing to read by Ines Prado at the moment."));
    }

    [Theory, OnEachDatabase]
    public async Task With_the_last_post_it_is_gone_and_so_are_its_feeds(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Loaf").By(People.Otto).InBin());
        var feed = $"{OfOtto}/feed.xml";
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), ((await site.Visitor.GetAsync(OfOtto)).StatusCode, (await site.Visitor.GetAsync(feed)).StatusCode));

        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync($"/admin/posts/{post.Id}/delete")).PressAsync("Delete for good");

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), ((await site.Visitor.GetAsync(OfOtto)).StatusCode, (await site.Visitor.GetAsync(feed)).StatusCode));
    }

    [Theory, OnEachDatabase]
    public async Task Another_name_leads_to_the_one_that_holds(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= AuthoredModel.PageSize + 1; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}"));
        }

        foreach (var (former, now) in new[] { ("/authors/1", OfInes), ("/authors/ines-silva-1", OfInes), ("/authors/ines-silva-1/page/2", $"{OfInes}/page/2"), ($"{OfInes}/page/1", OfInes) })
        {
            using var answer = await site.Visitor.GetAsync(former);
            Assert.Equal((HttpStatusCode.PermanentRedirect, now), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Many_posts_have_further_pages(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= AuthoredModel.PageSize + 1; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}"));
        }

        var first = await site.Visitor.OpenAsync(OfInes);
        var second = await first.ClickAsync("Older posts");

        Assert.True(first.Has("11 posts"));
        Assert.True(first.Has("Page 1 of 2"));
        Assert.Equal($"{OfInes}/page/2", second.Address.AbsolutePath);
        Assert.True(second.HasLink("Loaf 1"));
        Assert.True(second.Has("Page 2 of 2"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"{OfInes}/page/3")).StatusCode);
    }
}
