using System.Net;
using Blog.Comments;
using Blog.Comments.Rules;
using Blog.Posts;
using Blog.Tests.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments.Rules;

/// <summary>The care path: whoever says something that worries is read first, and is told where help is.</summary>
public sealed class CareTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Unwell = "Some evenings I CAN’T go on.";
    private const string Help = "Samaritans";

    // With a phrase of the list, filled in as no person does, and selling.
    private const string UnwellAndSelling = "I can't go on. Buy cheap viagra online now, best price guaranteed: https://pills.example.top";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        using var ines = await site.SignInAsync(People.Ines);
        var saved = await (await (await ines.OpenAsync("/admin/comments")).ClickAsync("Words in comments"))
            .Fill("Phrases", "can't go on\n kein Ausweg ").Fill("Help lines", "**You are not alone.** The [Samaritans](https://www.samaritans.org) listen.").PressAsync("Save");
        Assert.True(saved.Has("Saved. It holds for comments that are sent or changed from now on."));
        Assert.Equal("can't go on\nkein Ausweg", saved.Value("Phrases"));
        Assert.True(saved.Has("This is no emergency service"));
        await (await site.FillInAsync(post)).Fill("Comment", "Soup helps.").PressAsync("Send comment");
        site.Clock.Advance(TimeSpan.FromHours(1));

        var sent = await (await site.FillInAsync(post)).Fill("Comment", Unwell).PressAsync("Send comment");

        Assert.True(sent.Has("If you need somebody to talk to now You are not alone. The Samaritans listen."), sent.Text);
        Assert.True(sent.Has("Ines reads every comment, but not at once."));
        Assert.True(sent.HasLink("Samaritans"));
        var queue = await ines.OpenAsync("/admin/comments");
        Assert.Equal("Rosa Needs care", queue.WordsOf(".queue .who"));
        Assert.True((await ines.OpenAsync("/admin")).Has("Rosa Needs care"));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_is_shown_the_help_lines_and_no_reader_the_mark(Database database)
    {
        await using var site = await StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.SearchComments = true);
        var post = await site.Has(A.Post);
        var other = await (await site.FillInAsync(post)).Fill("Comment", "Soup helps.").PressAsync("Send comment");
        await (await site.FillInAsync(post)).Fill("Comment", Unwell).PressAsync("Send comment");
        foreach (var comment in await site.CommentsAsync())
        {
            await site.Db(async db =>
            {
                (await db.Comments.SingleAsync(one => one.Id == comment.Id)).Approve(site.Now);
                await db.SaveChangesAsync();
            });
        }

        Assert.False((await site.Visitor.OpenAsync(other.Address.AbsolutePath)).Has(Help));
        var marked = await ReadAllAsync(site);
        Assert.Contains(marked, page => page.Value.Contains("CAN’T go on", StringComparison.Ordinal));
        await site.Db(db => db.Comments.ExecuteUpdateAsync(set => set.SetProperty(comment => comment.NeedsCare, false)));
        // The bulk statement passes by the cache, so what is kept is compared with what is made anew.
        Assert.Equal(marked, await ReadAllAsync(site));
        Assert.All(marked, page => Assert.False(page.Value.Contains(Help, StringComparison.Ordinal) || page.Value.Contains("needs care", StringComparison.OrdinalIgnoreCase), page.Key));
    }

    [Theory, OnEachDatabase]
    public async Task It_neither_appears_by_itself_nor_is_held_as_spam(Database database)
    {
        await using var site = await StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);

        await (await site.FillInAsync(post)).Fill("Comment", Unwell).PressAsync("Send comment");
        await (await site.FillInAsync(post)).Fill("Comment", UnwellAndSelling).Forge("subject", "robot").PressAsync("Send comment");
        await (await site.FillInAsync(post)).Fill("Name", "No way out").Fill("Comment", "Nothing more to say").PressAsync("Send comment");

        var comments = await site.CommentsAsync();
        Assert.All(comments, comment => Assert.Equal((CommentState.Pending, true), (comment.State, comment.NeedsCare)));
        // The moderator is told of both.
        var queue = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");
        Assert.True(queue.Has($"Needs care Looks like spam: {Suspicion.Trap}"), queue.Text);
        Assert.DoesNotContain("go on", (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnEachDatabase]
    public async Task It_is_heard_however_it_was_typed(Database database)
    {
        await using var site = await StartAsync(database);

        var sent = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", "Some evenings I can’t *g*o&nbsp;on.").PressAsync("Send comment");

        Assert.True((await site.OnlyCommentAsync()).NeedsCare);
        Assert.True(sent.Has(Help));
    }

    [Theory, OnEachDatabase]
    public async Task Changed_words_wait_too_also_of_whom_the_author_trusts(Database database)
    {
        await using var site = await StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Potatoes"));
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Let changes appear at once");

        var changed = await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", Unwell).PressAsync("Save changes");

        Assert.True(changed.Has(Help));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("go on"));
        // Not unsaid by other words: a person reads those as well.
        var again = await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Turnips").PressAsync("Save changes");
        Assert.True(again.Has(Help));
        var queue = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");
        Assert.True(queue.Has("Needs care") && queue.Has("Turnips"));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Potatoes"));
    }

    [Theory, OnEachDatabase]
    public async Task What_was_held_as_spam_comes_back_with_such_words(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).Spam());

        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", Unwell).PressAsync("Save changes");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((CommentState.Pending, true), (comment.State, comment.NeedsCare));
        Assert.Equal(site.Now, comment.WaitingSince);
    }

    [Theory, OnEachDatabase]
    public async Task A_private_note_that_needs_care_is_read_first_and_shows_help(Database database)
    {
        await using var site = await StartAsync(database);

        var sent = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Unwell).Check("For Ines’s eyes only").PressAsync("Send comment");

        Assert.True(sent.Has(Help));
        Assert.True((await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).Has("Needs care Only for the authors"));
    }

    [Fact]
    public async Task The_same_form_sent_once_more_shows_the_help_lines_again()
    {
        await using var site = await StartAsync();
        var page = (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Unwell);
        await page.PressAsync("Send comment");
        site.Clock.Advance(TimeSpan.FromHours(2));

        var again = await page.PressAsync("Send comment");

        Assert.True(again.Has("This comment was sent before"), again.Text);
        Assert.True(again.Has(Help));
    }

    [Theory, OnEachDatabase]
    public async Task Withdrawn_words_leave_no_mark(Database database)
    {
        await using var site = await StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).NeedingCare());

        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        Assert.False((await site.OnlyCommentAsync()).NeedsCare);
        Assert.False((await site.Visitor.OpenAsync($"/comments/{Key}")).Has(Help));
    }

    [Fact]
    public async Task Without_help_lines_nothing_is_shown()
    {
        await using var site = await StartAsync(help: "");

        var sent = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Unwell).PressAsync("Send comment");

        Assert.True((await site.OnlyCommentAsync()).NeedsCare);
        Assert.False(sent.Has("If you need somebody"));
    }

    [Fact]
    public async Task In_german_the_words_around_the_help_lines_are_german()
    {
        await using var site = await StartAsync(care: "kein Ausweg", help: "TelefonSeelsorge");
        await site.ChangeSettingsAsync(settings => settings.Language = "de-DE");
        var post = await site.Has(A.Post);

        var sent = await (await site.OpenFormAsync(post)).Fill("Kommentar", "Kein Ausweg mehr.").PressAsync("Kommentar abschicken");

        Assert.True(sent.Has("Wenn du jetzt jemanden zum Reden brauchst TelefonSeelsorge Ines liest jeden Kommentar, aber nicht sofort."), sent.Text);
    }

    [Theory]
    [OnEachDatabase("Phrases", "go on\n\n…", "Line 3 has neither a letter nor a digit")]
    [OnEachDatabase("Phrases", 81, "Line 1 is too long: 80 characters are the most")]
    [OnEachDatabase("Phrases", -201, "200 lines are the most; these are 201")]
    [OnEachDatabase("Phrases that wait for you", "!", "Line 1 has neither a letter nor a digit")]
    [OnEachDatabase("Phrases that are spam", -201, "200 lines are the most; these are 201")]
    [OnEachDatabase("Links that wait for you", "example.org\nlocalhost", "Line 2 is not the name of a site, such as example.org")]
    [OnEachDatabase("Links that are spam", "a b.org", "Line 1 is not the name of a site, such as example.org")]
    [OnEachDatabase("Links that raise no doubt", 300, "Line 1 is not the name of a site, such as example.org")]
    [OnEachDatabase("Help lines", 2001, "The help lines are too long: 2000 characters are the most")]
    public async Task What_cannot_be_is_refused(Database database, string field, object value, string message)
    {
        await using var site = await StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var typed = value switch
        {
            < 0 => string.Join('\n', Enumerable.Range(1, -(int)value)),
            int length => new string('a', length),
            _ => (string)value,
        };

        var page = await (await ines.OpenAsync(CommentUrl.Rules)).Fill("Phrases", "changed").Fill(field, typed).PressAsync("Save");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal($"Error: {message}", page.Error(field));
        Assert.Equal(typed, page.Value(field));
        Assert.Equal("can’t go on\nno way out", await site.Db(db => db.CommentRules.Select(rules => rules.CarePhrases).SingleAsync()));
    }

    [Theory, OnEachDatabase]
    public async Task The_queue_is_read_along_its_index(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var plan = await site.PlanAsync(db => db.Comments.Where(comment => comment.WaitingSince != null).InQueueOrder().Select(comment => comment.Id).Take(20));

        Assert.Contains("IX_Comments_NeedsCare_WaitingSince_Id", plan, StringComparison.Ordinal);
        Assert.DoesNotContain("SORT", plan.Replace("TEMP B-TREE", "SORT", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<Site> StartAsync(Database database = Database.Sqlite, string care = "can’t go on\nno way out", string help = "Call the *Samaritans*.")
    {
        var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText(care, help));
        return site;
    }

    private static async Task<Dictionary<string, string>> ReadAllAsync(Site site)
    {
        var pages = new Dictionary<string, string>();
        foreach (var path in (await site.PublicAddressesAsync()).Append("/search?q=evenings"))
        {
            // Twice: the second answer is the one that is kept, where one is.
            await site.AskAsync(path);
            pages[path] = await (await site.AskAsync(path)).WordsAsync();
            Assert.Equal(pages[path], await (await site.AskAnewAsync(path)).WordsAsync());
        }

        return pages;
    }
}
