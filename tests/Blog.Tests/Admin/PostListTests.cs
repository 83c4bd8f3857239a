using System.Net;
using Blog.Posts;
using Blog.Posts.Editing;
using Microsoft.EntityFrameworkCore;

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

        Assert.StartsWith("/admin/posts?state=drafts&after=", second.Address.PathAndQuery, StringComparison.Ordinal);
        Assert.True(first.HasLink("Loaf 21"));
        Assert.False(first.HasLink("Loaf 1"));
        Assert.True(second.HasLink("Loaf 1"));
        Assert.False(second.HasLink("Loaf 21"));
        Assert.True((await second.ClickAsync("From the beginning")).HasLink("Loaf 21"));
        var oldest = await first.ClickAsync("Date: oldest first");
        Assert.True(oldest.HasLink("Loaf 1"));
        Assert.True((await oldest.ClickAsync("Newer posts")).HasLink("Loaf 21"));
    }

    [Theory, OnEachDatabase]
    public async Task A_cover_that_is_gone_keeps_no_post_public(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Titled("Tea").WithCover(file.Id).WithWorkingDraft("Green tea"));
        using var ines = await site.SignInAsync(People.Ines);
        await (await ines.OpenAsync($"/admin/media/{file.Id}/delete")).PressAsync("Delete this picture");

        var list = await (await ines.OpenAsync("/admin/posts")).Check("Choose “Green tea”").PressAsync("Unpublish");

        Assert.True(list.Has("1 post no longer public."));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.To(post.Slug))).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task A_long_title_is_said_in_short(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled(string.Join(' ', Enumerable.Repeat("каша", 40))));
        using var ines = await site.SignInAsync(People.Ines);

        var list = await (await ines.OpenAsync("/admin/posts")).Check($"Choose “{string.Join(' ', Enumerable.Repeat("каша", 40))}”").PressAsync("Publish");

        Assert.True(list.Has("“каша каша каша каша каша каша каша каша каша каша каша каша…” is published already."), list.Text);
    }

    [Theory, OnEachDatabase]
    public async Task What_was_not_done_of_many_is_told_within_what_servers_take_of_cookies(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var ids = new List<int>();
        for (var number = 1; number <= PostBatch.Most; number++)
        {
            ids.Add((await site.Has(A.Post.Titled($"{number} {new string('粥', 100)}").At($"kayu-{number}"))).Id);
        }

        using var ines = await site.SignInAsync(People.Ines);
        var list = await ines.OpenAsync("/admin/posts");

        await ines.PostAsync("/admin/posts", [("do", "publish"), Token(list), .. ids.Select(id => ("id", $"{id}"))]);

        Assert.InRange(ines.Cookies.Sum(cookie => $"{cookie.Name}={cookie.Value}; ".Length), 1, 2048);
        var told = await ines.OpenAsync("/admin/posts");
        Assert.All(ids, id => Assert.True(told.Has($"“{id} {new string('粥', 58 - $"{id}".Length)}…” is published already."), told.Text));
        Assert.False((await ines.OpenAsync("/admin/posts")).Has("is published already."));
    }

    [Theory, OnEachDatabase]
    public async Task All_posts_that_have_a_word_are_found_however_many(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).Titled("Otto’s").Saying("A crust.").Published(ago: TimeSpan.FromDays(2)));
        await site.Has(A.Post.Titled("The oldest").Saying("A dark crust.").Tagged("rye").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Other").Saying("A crumb."));
        // Without the builder, which saves each by itself.
        await site.Db(async db =>
        {
            for (var number = 1; number <= 310; number++)
            {
                var post = Post.Begin(Guid.NewGuid(), People.Ines.Id, site.Now);
                post.Write(new PostText { Title = $"Loaf {number}", Slug = $"loaf-{number}", Body = "A dark crust." }, new RenderedText("<p>A dark crust.</p>", "A dark crust.", 3, 1), [], site.Now);
                post.Release(site.Now - TimeSpan.FromMinutes(number), site.Now);
                db.Posts.Add(post);
            }

            await db.SaveChangesAsync();
        });
        using var ines = await site.SignInAsync(People.Ines);
        using var otto = await site.SignInAsync(People.Otto);

        async Task<string> FirstAsync(Visitor who, string query) =>
            (await who.OpenAsync($"/admin/posts?{query}")).Document.QuerySelector("tbody th a")?.TextContent ?? "";

        Assert.Equal("Otto’s", await FirstAsync(otto, "q=crust"));
        Assert.Equal("Otto’s", await FirstAsync(ines, $"q=crust&author={People.Otto.Id}"));
        Assert.Equal("Otto’s", await FirstAsync(ines, "q=crust&state=published&sort=oldest"));
        Assert.Equal("The oldest", await FirstAsync(ines, "q=%22dark+crust%22&state=published&sort=oldest"));
        Assert.Equal("The oldest", await FirstAsync(ines, "q=crust+-loaf&tag=rye"));
        Assert.Equal("Other", await FirstAsync(ines, "q=crumb+-crust"));
        Assert.Equal("", await FirstAsync(ines, "q=crust+crumb"));
    }

    [Fact]
    public async Task However_many_drafts_have_a_word_the_database_is_asked_the_same()
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(Database.Sqlite, web => commands.Watch(web));
        using var ines = await site.SignInAsync(People.Ines);
        var few = await LongestAsync(drafts: 1);
        var many = await LongestAsync(drafts: 40);

        Assert.Equal(few, many);

        async Task<int> LongestAsync(int drafts)
        {
            for (var number = 1; number <= drafts; number++)
            {
                await site.Has(A.Post.Titled($"Loaf {number} of {drafts}").Saying("A dark crust.").Draft());
            }

            commands.All.Clear();
            Assert.True((await ines.OpenAsync("/admin/posts?q=crust")).HasLink($"Loaf {drafts} of {drafts}"));
            return commands.All.Max(command => command.Text.Length + (100 * command.Values.Count));
        }
    }

    [Theory]
    [OnEachDatabase("tag=bread")]
    [OnEachDatabase("series=Loaves")]
    public async Task What_many_posts_have_in_common_finds_them_too(Database database, string query)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Other").Tagged("rye").PartOf("Rolls"));
        // Without the builder, which saves each by itself.
        await site.Db(async db =>
        {
            var (tag, series) = (new Tag("bread"), new Series("Loaves"));
            for (var number = 1; number <= 510; number++)
            {
                var post = Post.Begin(Guid.NewGuid(), People.Ines.Id, site.Now);
                post.Write(new PostText { Title = $"Loaf {number}", Slug = $"loaf-{number}", Body = "Crust." }, new RenderedText("<p>Crust.</p>", "Crust.", 1, 1), [tag], site.Now);
                post.JoinSeries(series, number, site.Now);
                post.Release(site.Now - TimeSpan.FromMinutes(number), site.Now);
                db.Posts.Add(post);
            }

            await db.SaveChangesAsync();
        });
        using var ines = await site.SignInAsync(People.Ines);

        var list = await ines.OpenAsync($"/admin/posts?{query}&state=published");

        Assert.Equal("Loaf 1", list.Document.QuerySelector("tbody th a")?.TextContent);
        Assert.True((await list.ClickAsync("Older posts")).HasLink("Loaf 21"));
        Assert.True((await ines.OpenAsync($"/admin/posts?{query}&sort=oldest")).HasLink("Loaf 1"));
    }

    [Theory, OnEachDatabase]
    public async Task It_is_searched_and_filtered_also_for_what_readers_cannot_see(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).Titled("Rye").Saying("A dark crust.").Tagged("bread").PartOf("Loaves"));
        await site.Has(A.Post.By(People.Edda).Titled("Soup").Saying("With Barley and a crust of bread.").Draft());
        await site.Has(A.Post.By(People.Edda).Titled("Stew").Saying("Slowly.").Tagged("bread").Scheduled(after: TimeSpan.FromDays(1)).WithWorkingDraft("Stew with dumplings"));
        using var ines = await site.SignInAsync(People.Ines);
        using var otto = await site.SignInAsync(People.Otto);

        async Task<string> FindAsync(string query, Visitor? who = null) => string.Join(", ",
            (await (who ?? ines).OpenAsync($"/admin/posts{query}")).Document.QuerySelectorAll("tbody th a").Select(link => link.TextContent).Order());

        Assert.Equal("Rye, Soup", await FindAsync("?q=crust"));
        Assert.Equal("Soup", await FindAsync("?q=crust+barley"));
        Assert.Equal("Stew with dumplings", await FindAsync("?q=Dumplings"));
        Assert.Equal("Soup", await FindAsync("?q=crust&state=drafts"));
        Assert.Equal("Rye, Stew with dumplings", await FindAsync("?tag=Bread"));
        Assert.Equal("Stew with dumplings", await FindAsync("?tag=bread&state=scheduled"));
        Assert.Equal("Rye", await FindAsync("?series=loaves"));
        Assert.Equal("Soup, Stew with dumplings", await FindAsync($"?author={People.Edda.Id}"));
        Assert.Equal("", await FindAsync("?tag=pepper"));
        Assert.Equal("Rye", await FindAsync("?q=crust", otto));
        Assert.False((await otto.OpenAsync("/admin/posts")).HasField("Author"));
    }

    [Theory, OnEachDatabase]
    public async Task Several_are_changed_at_once_and_each_by_its_own_rules(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var ready = await site.Has(A.Post.By(People.Otto).Titled("Ready").At("ready").Draft());
        var empty = await site.Has(A.Post.By(People.Otto).Titled("Empty").Saying("").Draft());
        var live = await site.Has(A.Post.By(People.Otto).Titled("Live").At("live"));
        var eddas = await site.Has(A.Post.By(People.Edda).Titled("Edda’s").At("eddas").Draft());
        using var otto = await site.SignInAsync(People.Otto);

        var list = await otto.OpenAsync("/admin/posts");
        list.Check("Choose “Ready”").Check("Choose “Empty”").Check("Choose “Live”");
        var done = await list.PressAsync("Publish");

        Assert.True(done.Has("1 post published."));
        Assert.True(done.Has("“Empty” can’t be published: Write a few words before you publish."));
        Assert.True(done.Has("“Live” is published already."));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync("/posts/ready")).StatusCode);

        await site.Has(A.Post.By(People.Otto).Titled("Coming").Scheduled(after: TimeSpan.FromDays(1)));
        await (await otto.OpenAsync("/admin/posts?state=scheduled")).Check("Choose “Coming”").PressAsync("Unpublish");
        Assert.True((await (await otto.OpenAsync("/admin/posts?state=drafts")).Check("Choose “Coming”").PressAsync("Publish")).Has("1 post scheduled for the chosen date."));
        await (await otto.OpenAsync("/admin/posts?state=scheduled")).Check("Choose “Coming”").PressAsync("Move to bin");
        await (await (await otto.OpenAsync("/admin/posts?state=bin")).Check("Choose “Coming”").PressAsync("Delete for good")).PressAsync("Delete for good");

        var forged = await otto.PostAsync("/admin/posts", ("do", "publish"), ("id", $"{eddas.Id}"), Token(done));
        Assert.Equal(HttpStatusCode.SeeOther, forged.StatusCode);
        Assert.True((await otto.OpenAsync("/admin/posts")).Has("A post isn’t there any more."));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/eddas")).StatusCode);

        var unpublished = await (await otto.OpenAsync("/admin/posts?state=published")).Check("Choose “Ready”").PressAsync("Unpublish");
        Assert.Equal("/admin/posts?state=published", unpublished.Address.PathAndQuery);
        Assert.True(unpublished.Has("1 post no longer public."));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync("/posts/ready")).StatusCode);

        await (await otto.OpenAsync("/admin/posts")).Check("Choose “Ready”").Check("Choose “Empty”").PressAsync("Move to bin");
        var bin = await (await otto.OpenAsync("/admin/posts?state=bin")).Check("Choose “Empty”").PressAsync("Restore");
        Assert.True(bin.Has("1 post restored, just as before."));
        var asked = await bin.Check("Choose “Ready”").PressAsync("Delete for good");
        Assert.True(asked.Has("Delete this post for good?"));
        Assert.Equal(4, (await site.PostsAsync()).Count);
        Assert.True((await asked.PressAsync("Delete for good")).Has("1 post deleted for good."));
        Assert.Equal([empty.Id, live.Id, eddas.Id], (await site.PostsAsync()).Select(post => post.Id));
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync("/posts/ready")).StatusCode);
        Assert.DoesNotContain(ready.Id, (await site.PostsAsync()).Select(post => post.Id));
    }

    [Theory, OnEachDatabase]
    public async Task A_tag_is_given_and_taken_for_readers_at_once_and_in_what_they_do_not_see_yet(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Rye").At("rye").Tagged("bread"));
        await site.Has(A.Post.Titled("Soup").At("soup").WithWorkingDraft("Soup, anew"));
        using var ines = await site.SignInAsync(People.Ines);
        await site.Visitor.OpenAsync("/posts/soup");

        var tagged = await (await ines.OpenAsync("/admin/posts")).Check("Choose “Rye”").Check("Choose “Soup, anew”").Fill("Tag to add or take away", "Bread").PressAsync("Add tag");

        Assert.False((await ines.OpenAsync("/admin/posts?tag=bread")).Has("No tag yet"));
        Assert.True(tagged.Has("1 post tagged “Bread”."));
        Assert.True(tagged.Has("“Rye” carries it already."));
        Assert.True((await site.Visitor.OpenAsync("/posts/soup")).HasLink("bread"));
        Assert.Equal(["bread"], (await site.PostAsync("Soup")).Text.Tags);
        Assert.Null((await site.PostAsync("Soup")).UpdatedAt);
        var wrong = await tagged.Check("Choose “Rye”").Fill("Tag to add or take away", "a, b").PressAsync("Add tag");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (wrong.Status, wrong.Has("One tag at a time")));
        await (await ines.OpenAsync("/admin/posts")).Check("Choose “Soup, anew”").Fill("Tag to add or take away", "bread").PressAsync("Take tag away");
        Assert.False((await site.Visitor.OpenAsync("/posts/soup")).HasLink("bread"));
        Assert.Empty((await site.PostAsync("Soup")).Text.Tags);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await ines.OpenAsync("/admin/posts")).PressAsync("Unpublish")).Status);
    }

    [Theory]
    [OnEachDatabase("Schlaf,", "Schlaf")]
    [OnEachDatabase(";zen", "zen")]
    [OnEachDatabase("Atem,Atem", "Atem")]
    public async Task A_tag_is_given_and_taken_without_the_commas_around_it(Database database, string typed, string name)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Rye"));
        using var ines = await site.SignInAsync(People.Ines);

        var tagged = await (await ines.OpenAsync("/admin/posts")).Check("Choose “Rye”").Fill("Tag to add or take away", typed).PressAsync("Add tag");

        Assert.True(tagged.Has($"1 post tagged “{name}”."));
        Assert.Equal([name], await site.Db(db => db.Tags.Select(tag => tag.Name).ToListAsync()));
        Assert.True((await tagged.Check("Choose “Rye”").Fill("Tag to add or take away", typed).PressAsync("Take tag away")).Has($"1 post without the tag “{name}” now."));
        Assert.Empty((await site.OnlyPostAsync()).Text.Tags);
    }

    [Theory]
    [OnEachDatabase("?after=x")]
    [OnEachDatabase("?after=99999999999999999999-1")]
    [OnEachDatabase("?after=1-1&state=published")]
    [OnEachDatabase("?author=x&sort=x&series=!!&tag=!!&q=!!")]
    [OnEachDatabase("?state=nonsense")]
    public async Task A_mistyped_address_is_no_fault(Database database, string query)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);
        using var ines = await site.SignInAsync(People.Ines);

        Assert.Equal(HttpStatusCode.OK, (await ines.GetAsync($"/admin/posts{query}")).StatusCode);
    }

    private static (string, string) Token(WebPage page) => ("__RequestVerificationToken", page.Document.QuerySelector("main form [name=__RequestVerificationToken]")!.GetAttribute("value")!);
}
