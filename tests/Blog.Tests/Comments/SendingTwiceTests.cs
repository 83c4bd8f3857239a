using System.Net;
using Blog.Comments;
using Blog.Posts;

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
    public async Task Two_who_hold_the_same_form_and_say_the_same_have_a_comment_each(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var rosas = await site.FillInAsync(post, site.NewVisitor(from: "203.0.113.7"));
        var others = await site.FillInAsync(post, site.NewVisitor(from: "198.51.100.9"));

        var (first, second, again) = (await rosas.SendAsync("Send comment"), await others.SendAsync("Send comment"), await rosas.SendAsync("Send comment"));

        Assert.Equal(FormOf(rosas), FormOf(others));
        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_words_below_two_posts_whose_pages_were_made_together_are_a_comment_each(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var bread = await site.Visitor.OpenAsync(PostUrl.To((await site.Has(A.Post.Titled("Bread"))).Slug));
        var soup = await site.Visitor.OpenAsync(PostUrl.To((await site.Has(A.Post.Titled("Soup"))).Slug));
        site.Clock.Advance(TimeSpan.FromSeconds(1));
        var later = await site.Visitor.OpenAsync(PostUrl.To((await site.Has(A.Post.Titled("Salt"))).Slug));
        site.Clock.Advance(TimeSpan.FromMinutes(3));

        foreach (var page in new[] { bread, soup })
        {
            await page.Fill("Name", "Rosa").Fill("Comment", "Thank you, this helped me.").PressAsync("Send comment");
        }

        Assert.Equal(FormOf(bread), FormOf(soup));
        Assert.NotEqual(FormOf(bread), FormOf(later));
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task On_one_line_with_the_same_browser_their_scripts_tell_them_apart(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var rosas = (await site.FillInAsync(post)).Forge("once", "00112233445566778899aabbccddeeff");
        var others = (await site.FillInAsync(post)).Forge("once", "ffeeddccbbaa99887766554433221100");

        var (first, second, again) = (await rosas.SendAsync("Send comment"), await others.SendAsync("Send comment"), await rosas.SendAsync("Send comment"));

        Assert.NotEqual(first.Headers.Location, second.Headers.Location);
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Fact]
    public async Task A_browser_is_known_again_on_another_line_and_after_a_form_with_mistakes()
    {
        const string Once = "00112233445566778899aabbccddeeff";
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var form = (await site.FillInAsync(post, site.NewVisitor(from: "203.0.113.7"))).Forge("once", Once);
        var mended = (await (await site.OpenFormAsync(post)).Forge("once", Once).PressAsync("Send comment")).Fill("Name", People.Rosa).Fill("Comment", Commenting.Words);

        var (first, second) = (await form.SendAsync("Send comment"), await mended.SendAsync("Send comment"));

        Assert.Equal(first.Headers.Location, second.Headers.Location);
        await site.OnlyCommentAsync();
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

    private static string? FormOf(WebPage page) => page.Document.QuerySelector("input[name=form]")!.GetAttribute("value");
}
