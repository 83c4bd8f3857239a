using System.Net;
using Blog.Comments;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Posts;
using Blog.Tests.Hosting.PageCache;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments.Reports;

/// <summary>Readers tell what is wrong with a comment, and several of them take it from view until somebody has decided.</summary>
public sealed class ReportTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Insult = "It attacks or insults somebody";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Harsh words"));
        await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        var page = await (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).ClickAsync("Report Rosa’s comment");
        Assert.True(page.Has("Harsh words") && page.Has("Ines reads what you report and decides."));
        site.Clock.Advance(TimeSpan.FromSeconds(20));
        var thanks = await page.Check(Insult).Fill("In your own words", "He means my sister.").PressAsync("Send report");

        Assert.True(thanks.Has("Thank you for your report"));
        Assert.Empty(site.Visitor.Cookies);
        var reported = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments?show=reported");
        Assert.True(reported.Has("Reported once") && reported.Has($"{Insult}: He means my sister."), reported.Text);
        // One of three: it is still there.
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Harsh words"));

        await ReportAsync(site, post, comment, "203.0.113.1");
        await ReportAsync(site, post, comment, "203.0.113.2");

        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Harsh words"));
        var own = await site.Visitor.OpenAsync($"/comments/{Key}");
        Assert.True(own.Has("Ines is going to read your comment again") && own.Has("Harsh words") && !own.Has("my sister"));
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        Assert.True(queue.Has("Reported 3 times, out of view until you decide") && queue.Has("He means my sister."), queue.Text);
        Assert.Equal(site.Now, (await site.OnlyCommentAsync()).WaitingSince);
    }

    [Theory, OnEachDatabase]
    public async Task What_is_approved_all_the_same_stays_until_it_is_changed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText("", "") { Reports = "1" });
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Harsh words"));
        await ReportAsync(site, post, comment, "203.0.113.1");
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        Assert.Equal(0, await site.Db(db => db.CommentReports.CountAsync()));
        Assert.Equal((CommentState.Approved, true), (await site.OnlyCommentAsync()) is var approved ? (approved.State, approved.IsVouchedFor) : default);
        await ReportAsync(site, post, comment, "203.0.113.2");
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Harsh words"));
        Assert.True((await ines.OpenAsync("/admin/comments?show=reported")).Has("Reported once"));
        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Harsher words").PressAsync("Save changes");
        // Read and approved with the report in sight; only what comes after is new.
        await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        await ReportAsync(site, post, comment, "203.0.113.3");
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Harsher words"));
        await (await ines.OpenAsync($"/admin/comments/{comment.Id}")).PressAsync("Let changes appear at once");
        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "The harshest words").PressAsync("Save changes");
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("The harshest words"));
        await ReportAsync(site, post, comment, "203.0.113.4");
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("The harshest words"));
    }

    [Theory, OnEachDatabase]
    public async Task Out_of_view_it_comes_back_by_nothing_but_a_decision(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        await site.RuleAsync(new RulesText("", "") { Reports = "1" });
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Harsh words"));
        await ReportAsync(site, post, comment, "203.0.113.1");

        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Kinder words").PressAsync("Save changes");

        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Kinder words"));
        using var ines = await site.SignInAsync(People.Ines);
        var declined = await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Decline");
        await declined.PressAsync("Undo");
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
        await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Kinder words"));
    }

    [Theory, OnEachDatabase]
    public async Task A_change_that_waited_is_approved_with_what_was_reported(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText("", "") { Reports = "1" });
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Harsh words"));
        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Kinder words").PressAsync("Save changes");
        await ReportAsync(site, post, comment, "203.0.113.1");

        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Kinder words"));
        Assert.Null((await site.OnlyCommentAsync()).WaitingSince);
    }

    [Theory, OnEachDatabase]
    public async Task One_visitor_counts_once_and_a_robot_not_at_all(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText("", "") { Reports = "2" });
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));

        // Thanked each time all the same.
        Assert.True((await ReportAsync(site, post, comment, "203.0.113.1")).Has("Thank you for your report"));
        Assert.True((await ReportAsync(site, post, comment, "203.0.113.1")).Has("Thank you for your report"));
        var form = (await OpenFormAsync(site, post, comment, "203.0.113.2")).Check(Insult).Forge("subject", "robot");
        Assert.True((await form.PressAsync("Send report")).Has("Thank you for your report"));
        using var quick = site.NewVisitor("203.0.113.3");
        Assert.True((await (await quick.OpenAsync(PostUrl.ToReport(post.Slug, comment.Id))).Check(Insult).PressAsync("Send report")).Has("Thank you for your report"));

        Assert.Equal((1, CommentState.Approved), (await site.Db(db => db.CommentReports.CountAsync()), (await site.OnlyCommentAsync()).State));
    }

    [Theory, OnEachDatabase]
    public async Task Nothing_is_known_of_who_reports(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await ReportAsync(site, post, await site.Has(A.CommentOn(post)), "203.0.113.77");

        var columns = await site.Db(db => Task.FromResult(db.Model.FindEntityType(typeof(CommentReport))!.GetProperties().Select(property => property.Name).Order().ToList()));

        Assert.Equal(["CommentId", "CreatedAt", "Id", "Reason", "Words"], columns);
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("203.0.113.77", StringComparison.Ordinal));
    }

    [Theory, OnEachDatabase]
    public async Task What_no_reader_sees_and_what_an_author_wrote_cannot_be_reported(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var other = await site.Has(A.Post.Titled("Another post"));
        var approved = await site.Has(A.CommentOn(post));
        var byAuthor = await site.Has(A.CommentOn(post).Answering(approved).By(People.Ines));
        var waiting = await site.Has(A.CommentOn(post).Waiting());
        var note = await site.Has(A.CommentOn(post).InPrivate());
        var hidden = await site.Has(A.CommentOn(await site.Has(A.Post.Titled("A draft").Draft())));

        foreach (var path in new[]
        {
            PostUrl.ToReport(post.Slug, byAuthor.Id), PostUrl.ToReport(post.Slug, waiting.Id), PostUrl.ToReport(post.Slug, note.Id), PostUrl.ToReport("a-draft", hidden.Id),
            PostUrl.ToReport(other.Slug, approved.Id), PostUrl.ToReport(post.Slug, 999),
        })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Visitor.GetAsync(path)).StatusCode));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await site.Visitor.PostAsync(path, ("reason", "Hurtful"), ("form", "x"))).StatusCode));
        }

        Assert.Equal(0, await site.Db(db => db.CommentReports.CountAsync()));
        Assert.Single((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Document.QuerySelectorAll("a.report"));
    }

    [Fact]
    public async Task What_is_not_right_is_said_and_what_was_typed_is_kept()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));
        var page = await OpenFormAsync(site, post, comment, "203.0.113.1");

        var none = await page.Fill("In your own words", "He means my sister.").PressAsync("Send report");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        Assert.True(none.Has("Choose what is wrong with the comment"));
        Assert.Equal("He means my sister.", none.Value("In your own words"));
        var tooLong = await none.Check("Something else").Fill("In your own words", new string('a', 501)).PressAsync("Send report");
        Assert.Equal("Error: Your words are 501 characters long; up to 500 fit", tooLong.Error("In your own words"));
        Assert.Equal("on", tooLong.Value("Something else"));
        site.Clock.Advance(TimeSpan.FromDays(8));
        var late = await tooLong.Fill("In your own words", "Short").PressAsync("Send report");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        late = await late.PressAsync("Send report");
        Assert.True(late.Has("Thank you for your report"));

        // Ten at once; on a slow machine one or two come back meanwhile.
        for (var number = 0; number < 15 && late.Status == HttpStatusCode.OK; number++)
        {
            late = await (await OpenFormAsync(site, post, comment, "203.0.113.9", TimeSpan.FromSeconds(2))).Check(Insult).PressAsync("Send report");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.NotEqual("", late.Response.Header("Retry-After"));
        Assert.Equal("on", late.Value(Insult));
    }

    [Theory, OnEachDatabase]
    public async Task Of_many_reports_at_once_none_is_overlooked(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));
        var forms = new List<WebPage>();
        foreach (var number in Enumerable.Range(1, 3))
        {
            forms.Add((await OpenFormAsync(site, post, comment, $"203.0.113.{number}")).Check(Insult));
        }

        await Task.WhenAll(forms.Select(form => form.PressAsync("Send report")));

        Assert.Equal((3, CommentState.Pending), (await site.Db(db => db.CommentReports.CountAsync()), (await site.OnlyCommentAsync()).State));
    }

    [Theory, OnEachDatabase]
    public async Task Withdrawn_words_take_atooLongwhat_was_said_about_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        await ReportAsync(site, post, comment, "203.0.113.1", words: "Palimpsest");
        Assert.Equal(database == Database.Sqlite, await site.DatabaseHoldsAsync("Palimpsest"));

        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        Assert.Equal(0, await site.Db(db => db.CommentReports.CountAsync()));
        Assert.False(await site.DatabaseHoldsAsync("Palimpsest"));
    }

    [Theory, OnEachDatabase]
    public async Task No_kept_page_shows_what_is_out_of_view(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText("", "") { Reports = "1" });
        await site.ChangeSettingsAsync(settings => settings.SearchComments = true);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Saying("Palimpsest"));
        var paths = (await site.PublicAddressesAsync()).Append("/search?q=palimpsest").ToList();
        foreach (var path in paths)
        {
            await site.AskAsync(path);
        }

        await ReportAsync(site, post, comment, "203.0.113.1");

        foreach (var path in paths)
        {
            using var answer = await site.AskAsync(path);
            Assert.False((await answer.WordsAsync()).Contains("Palimpsest", StringComparison.Ordinal), path);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Sent_to_a_former_address_it_goes_along_with_its_words(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.At("first"));
        var comment = await site.Has(A.CommentOn(post));
        var form = (await OpenFormAsync(site, post, comment, "203.0.113.1")).Check(Insult).Fill("In your own words", "He means my sister.");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Address", "second").PressAsync("Update");

        using var moved = await form.SendAsync("Send report");

        Assert.Equal((HttpStatusCode.PermanentRedirect, PostUrl.ToReport("second", comment.Id)), (moved.StatusCode, moved.Headers.Location?.OriginalString));
        form.Document.QuerySelector("#report ~ form")!.SetAttribute("action", moved.Headers.Location!.OriginalString);
        Assert.True((await form.PressAsync("Send report")).Has("Thank you for your report"));
        Assert.Equal("He means my sister.", await site.Db(db => db.CommentReports.Select(report => report.Words).SingleAsync()));
    }

    [Theory]
    [InlineData("en", "This comment isn’t here any more")]
    [InlineData("de", "Diesen Kommentar gibt es hier nicht mehr")]
    public async Task A_comment_that_went_meanwhile_gives_the_words_back(string language, string said)
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Harsh words"));
        var form = (await OpenFormAsync(site, post, comment, "203.0.113.1")).Check(Insult).Fill("In your own words", "He means my sister.");
        await (await site.Visitor.OpenAsync($"/comments/{Key}/withdraw")).PressAsync("Withdraw for good");
        await site.ChangeSettingsAsync(settings => settings.Language = language);

        var page = await form.PressAsync("Send report");

        Assert.Equal((HttpStatusCode.NotFound, said), (page.Status, page.Heading));
        Assert.Equal("He means my sister.", page.Document.QuerySelector("textarea[readonly]")?.TextContent.Trim());
        Assert.DoesNotContain("Harsh words", page.Document.Source.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.Db(db => db.CommentReports.CountAsync()));
    }

    [Fact]
    public async Task The_reasons_say_of_themselves_that_one_is_missing()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));

        var page = await (await OpenFormAsync(site, post, comment, "203.0.113.1")).PressAsync("Send report");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("reason-error", page.Document.QuerySelector("fieldset#reason[tabindex='-1']")?.GetAttribute("aria-describedby"));
        Assert.NotNull(page.Document.GetElementById("reason-error"));
    }

    [Fact]
    public async Task In_german_it_is_german()
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.Language = "de-DE");
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post));

        var page = await (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).ClickAsync("Melden Kommentar von Rosa");
        site.Clock.Advance(TimeSpan.FromSeconds(9));

        Assert.True((await page.Check("Jemand ist vielleicht in Gefahr").PressAsync("Meldung abschicken")).Has("Danke für deine Meldung"));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("51")]
    [InlineData("some")]
    [InlineData("")]
    public async Task The_threshold_is_a_small_number(string typed)
    {
        await using var site = await Site.StartAsync();

        var page = await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.Rules)).Fill("Reports that take a comment from view", typed).PressAsync("Save");

        Assert.Equal("Error: Give a number from 0 to 50", page.Error("Reports that take a comment from view"));
        Assert.Equal(3, await site.Db(db => db.CommentRules.Select(rules => rules.ReportThreshold).SingleAsync()));
    }

    private static async Task<WebPage> OpenFormAsync(Site site, Post post, Comment comment, string from, TimeSpan? open = null)
    {
        var page = await site.NewVisitor(from).OpenAsync(PostUrl.ToReport(post.Slug, comment.Id));
        site.Clock.Advance(open ?? TimeSpan.FromSeconds(30));
        return page;
    }

    private static async Task<WebPage> ReportAsync(Site site, Post post, Comment comment, string from, string words = "") =>
        await (await OpenFormAsync(site, post, comment, from)).Check(Insult).Fill("In your own words", words).PressAsync("Send report");
}
