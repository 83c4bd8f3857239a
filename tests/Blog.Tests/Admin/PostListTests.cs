using System.Net;

namespace Blog.Tests.Admin;

public sealed class PostListTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).Titled("Draft").Draft());
        await site.Has(A.Post.By(People.Otto).Titled("Later").Scheduled(after: TimeSpan.FromDays(1)));
        await site.Has(A.Post.By(People.Otto).Titled("Now").Tagged("rye", "bread").WithWorkingDraft("Now and then"));
        await site.Has(A.Post.By(People.Otto).Titled("Binned").InBin());
        await site.Has(A.Post.By(People.Edda).Titled("Edda’s"));
        using var otto = await site.SignInAsync(People.Otto);

        var all = await otto.OpenAsync("/admin/posts");

        Assert.True(all.Has("All 3 Drafts 1 Scheduled 1 Published 1 Bin 1"));
        Assert.True(all.Has("Now and thenrye, bread Published Unpublished changes"));
        Assert.False(all.HasLink("Binned"));
        Assert.False(all.HasLink("Edda’s"));
        Assert.True((await all.ClickAsync("Drafts 1")).HasLink("Draft"));
        Assert.True((await all.ClickAsync("Scheduled 1")).HasLink("Later"));
        Assert.True((await all.ClickAsync("Published 1")).HasLink("Now and then"));
        Assert.True((await all.ClickAsync("Bin 1")).HasLink("Binned"));
    }

    [Theory, OnEachDatabase]
    public async Task Without_posts_it_invites_to_write_one(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Edda));
        using var otto = await site.SignInAsync(People.Otto);

        var page = await otto.OpenAsync("/admin/posts");

        Assert.Equal("New post", (await page.ClickAsync("Write the first post")).Heading);
    }

    [Theory, OnEachDatabase]
    public async Task Many_posts_have_further_pages(Database database)
    {
        await using var site = await Site.StartAsync(database);
        for (var number = 1; number <= 21; number++)
        {
            await site.Has(A.Post.Titled($"Loaf {number}").Draft());
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        using var ines = await site.SignInAsync(People.Ines);

        var first = await ines.OpenAsync("/admin/posts?state=drafts");
        var second = await first.ClickAsync("Older posts");

        Assert.Equal("/admin/posts?state=drafts&page=2", second.Address.PathAndQuery);
        Assert.True(first.HasLink("Loaf 21"));
        Assert.False(first.HasLink("Loaf 1"));
        Assert.True(second.HasLink("Loaf 1"));
        Assert.False(second.HasLink("Loaf 21"));
    }

    [Theory]
    [OnEachDatabase("?page=0")]
    [OnEachDatabase("?page=-5")]
    [OnEachDatabase("?page=2147483647")]
    [OnEachDatabase("?page=x")]
    [OnEachDatabase("?state=nonsense")]
    public async Task A_mistyped_address_is_no_fault(Database database, string query)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);
        using var ines = await site.SignInAsync(People.Ines);

        Assert.Equal(HttpStatusCode.OK, (await ines.GetAsync($"/admin/posts{query}")).StatusCode);
    }
}
