using System.Net;
using Blog.Comments;

namespace Blog.Tests.Comments;

public sealed class SendingTwiceTests
{
    [Theory]
    [OnEachDatabase]
    public async Task Clicks_at_the_same_time_store_one_comment_and_lead_to_one_page(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web.UseSetting("Blog:CommentsPerMinute", "50"));
        var form = await site.FillInAsync(await site.Has(A.Post));

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => form.SendAsync("Send comment"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode));
        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        await site.OnlyCommentAsync();
    }

    [Theory]
    [OnEachDatabase]
    public async Task Other_words_from_the_same_form_are_another_comment(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.FillInAsync(await site.Has(A.Post));

        var first = await form.SendAsync("Send comment");
        var second = await form.Fill("Comment", "And something else.").SendAsync("Send comment");

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_copies_public_words_gets_nobody_elses_link(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.FillInAsync(await site.Has(A.Post));
        await form.PressAsync("Send comment");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        var page = await form.PressAsync("Send comment");

        Assert.True(page.Has("This comment was sent before"));
        Assert.Null(page.Document.QuerySelector("a[href^='/comments/'], .private-link"));
        await site.OnlyCommentAsync();
    }

    [Theory]
    [OnEachDatabase(14, HttpStatusCode.SeeOther)]
    [OnEachDatabase(16, HttpStatusCode.OK)]
    public async Task The_same_form_finds_its_page_for_a_quarter_of_an_hour(Database database, int minutes, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.FillInAsync(await site.Has(A.Post));
        await form.PressAsync("Send comment");
        site.Clock.Advance(TimeSpan.FromMinutes(minutes));

        Assert.Equal(status, (await form.SendAsync("Send comment")).StatusCode);
        await site.OnlyCommentAsync();
    }

    [Theory]
    [InlineData(2, HttpStatusCode.SeeOther)]
    [InlineData(12, HttpStatusCode.OK)]
    public async Task Where_comments_appear_at_once_only_a_double_click_finds_the_page_again(int seconds, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var form = await site.FillInAsync(await site.Has(A.Post));
        await form.PressAsync("Send comment");
        site.Clock.Advance(TimeSpan.FromSeconds(seconds));

        Assert.Equal(status, (await form.SendAsync("Send comment")).StatusCode);
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task What_was_taken_for_spam_is_no_different()
    {
        await using var site = await Site.StartAsync();
        var form = (await site.FillInAsync(await site.Has(A.Post))).Forge("subject", "x");

        var first = await form.SendAsync("Send comment");
        var second = await form.SendAsync("Send comment");

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(CommentState.Spam, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task An_author_who_clicks_twice_has_said_it_once()
    {
        await using var site = await Site.StartAsync();
        var form = (await site.OpenFormAsync(await site.Has(A.Post), await site.SignInAsync(People.Ines))).Fill("Comment", "Yes.");

        var answers = await Task.WhenAll(form.SendAsync("Send comment"), form.SendAsync("Send comment"));

        Assert.Single(answers.Select(answer => answer.Headers.Location!.OriginalString).Distinct());
        await site.OnlyCommentAsync();
    }
}
