using Blog.Mail;

namespace Blog.Tests.Admin;

public sealed class DashboardTests
{
    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).Titled("Begun").Draft());
        await site.Has(A.Post.By(People.Otto).Titled("Out").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.By(People.Edda).Titled("Edda’s").Draft());
        using var otto = await site.SignInAsync(People.Otto);

        var page = await otto.OpenAsync("/admin");

        Assert.Equal("Good morning, Otto", page.Heading);
        Assert.True(page.Has("Nobody is waiting for you."));
        Assert.True(page.HasLink("Begun"));
        Assert.True(page.HasLink("Out"));
        Assert.False(page.HasLink("Edda’s"));
        Assert.False(page.HasLink("Settings"));
    }

    [Theory, OnEachDatabase]
    public async Task Each_card_has_a_few_and_leads_to_all(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Not of late").Draft());
        site.Clock.Advance(TimeSpan.FromMinutes(1));
        for (var number = 1; number <= 5; number++)
        {
            await site.Has(A.Post.Titled($"Coming {number}").Scheduled(after: TimeSpan.FromDays(number)));
            await site.Has(A.Post.Titled($"Out {number}").At($"out-{number}").Published(ago: TimeSpan.FromDays(number)));
            await site.Has(A.Post.Titled($"Begun {number}").At($"begun-{number}").Draft());
        }

        await site.Has(A.Post.Titled("Live").WithWorkingDraft("Live, anew").Published(ago: TimeSpan.FromDays(9)));
        await site.Has(A.CommentOn(await site.PostAsync("Out 1")).Waiting());
        using var ines = await site.SignInAsync(People.Ines);

        var page = await ines.OpenAsync("/admin");

        Assert.Equal(["Coming 1", "Coming 2", "Coming 3", "Coming 4"], Rows(page, "scheduled"));
        Assert.Equal(["Out 1", "Out 2", "Out 3", "Out 4"], Rows(page, "published"));
        Assert.Equal(4, Rows(page, "drafts").Length);
        Assert.Contains("Live, anew", Rows(page, "drafts"));
        Assert.DoesNotContain("Not of late", Rows(page, "drafts"));
        Assert.True(page.Has("Waiting for you"));
        Assert.True((await page.ClickAsync("All scheduled")).HasLink("Coming 5"));
        Assert.True((await page.ClickAsync("All published")).HasLink("Out 5"));
        Assert.True((await page.ClickAsync("All drafts")).HasLink("Not of late"));

        static string[] Rows(WebPage page, string card) =>
            [.. page.Document.QuerySelectorAll($"section[aria-labelledby={card}] .rows > li > a").Select(link => link.TextContent)];
    }

    [Theory, OnEachDatabase]
    public async Task Who_has_written_nothing_is_shown_the_first_steps(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);

        var page = await ines.OpenAsync("/admin");

        Assert.Equal("Welcome, Ines", page.Heading);
        Assert.Equal("New post", (await page.ClickAsync("Write your first post")).Heading);
    }

    [Theory, OnEachDatabase]
    public async Task A_scheduled_post_whose_time_has_come_is_no_longer_called_so(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.By(People.Otto).Scheduled(after: TimeSpan.FromHours(1)).WithWorkingDraft("Other words"));
        using var otto = await site.SignInAsync(People.Otto);
        Assert.True((await otto.OpenAsync("/admin")).Has("Scheduled for"));

        site.Clock.Advance(TimeSpan.FromHours(2));

        var page = await otto.OpenAsync("/admin");
        Assert.False(page.Has("Scheduled for"));
        Assert.True(page.Has("Unpublished changes"));
    }

    [Theory, OnEachDatabase]
    public async Task Who_runs_the_site_is_told_of_letters_that_could_not_be_sent_but_not_to_whom(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Db(db =>
        {
            foreach (var (to, reason) in new[] { ("rosa@example.org", "Busy"), ("tariq@example.org", "550 <tariq@example.org>: nobody of that name") })
            {
                var mail = new OutgoingMail(to, "Rolls", "They are warm.", site.Now);
                mail.Failed(reason, site.Now);
                db.OutgoingMails.Add(mail);
            }

            db.OutgoingMails.Add(new OutgoingMail("wanda@example.org", "Not tried yet", "It is on its way.", site.Now.AddHours(1)));
            return db.SaveChangesAsync();
        });
        using var ines = await site.SignInAsync(People.Ines);
        using var edda = await site.SignInAsync(People.Edda);

        var page = await ines.OpenAsync("/admin");

        Assert.True(page.Has("2 letters could not be sent so far."));
        Assert.True(page.Has("550 <•••>: nobody of that name"));
        Assert.DoesNotContain("tariq", page.Text, StringComparison.Ordinal);
        Assert.False((await edda.OpenAsync("/admin")).Has("could not be sent"));
    }

    [Theory, OnEachDatabase]
    public async Task A_moderator_sees_no_way_to_write(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post);
        using var mo = await site.SignInAsync(People.Mo);

        var page = await mo.OpenAsync("/admin");

        Assert.False(page.HasLink("New post"));
        Assert.False(page.HasLink("Write your first post"));
        Assert.False(page.HasLink("Posts"));
    }
}
