using System.Net;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Tests.Comments;

public sealed class FormTests
{
    [Fact]
    public async Task It_works()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync(PostUrl.ToCommentForm(post.Slug));

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.HasLink(post.Title));
        Assert.True(page.HasField("Name (optional)") && page.HasField("E-mail (optional, never shown)") && page.HasField("Content note (optional)") && page.HasField("Comment"));
        Assert.False(page.HasField("Website"));
        Assert.True(page.HasButton("Send comment") && page.HasButton("Preview"));
        Assert.Empty(site.Visitor.Cookies);
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task The_title_says_what_one_is_doing()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post.Titled("Bread"));
        var comment = await site.Has(A.CommentOn(post).By("Tomas"));

        var form = await site.Visitor.OpenAsync(PostUrl.ToCommentForm(post.Slug));
        Assert.StartsWith("Add comment — Bread — ", form.Title, StringComparison.Ordinal);
        Assert.StartsWith("Reply to Tomas — Bread — ", (await site.Visitor.OpenAsync($"{PostUrl.ToCommentForm(post.Slug)}?to={comment.Id}")).Title, StringComparison.Ordinal);
        Assert.StartsWith("Preview — not sent yet — Bread — ", (await form.Fill("Comment", "So good").PressAsync("Preview")).Title, StringComparison.Ordinal);
        Assert.StartsWith("Error: Add comment — Bread — ", (await form.Fill("Comment", "").PressAsync("Send comment")).Title, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase("withdrawn")]
    [OnEachDatabase("declined")]
    [OnEachDatabase("of another post")]
    public async Task Whoever_wants_to_answer_what_is_gone_is_told_so(Database database, string what)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Bread"));
        var comment = await site.Has(what switch
        {
            "withdrawn" => A.CommentOn(post).Withdrawn(),
            "declined" => A.CommentOn(post).Declined(),
            _ => A.CommentOn(await site.Has(A.Post.Titled("Soup"))),
        });

        var page = await site.Visitor.OpenAsync($"{PostUrl.ToCommentForm(post.Slug)}?to={comment.Id}");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("The comment you are answering is no longer there."));
        Assert.True(page.HasButton("Send comment"));
        Assert.Null(page.Document.QuerySelector("input[name=to]"));
    }

    [Fact]
    public async Task What_is_missing_is_said_on_top_and_beside_the_field()
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);
        var post = await site.Has(A.Post);

        var page = await (await site.OpenFormAsync(post)).Fill("E-mail", "rosa.example.org").Fill("Website", "javascript:alert(1)").PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.True(page.Has("Your comment hasn’t been sent yet"));
        Assert.Equal("Error: The e-mail address needs an @, as in name@example.org", page.Error("E-mail"));
        Assert.Equal("Error: The website needs an address, as in https://example.org", page.Error("Website"));
        Assert.Equal("Error: Write a few words before you send", page.Error("Comment"));
        Assert.Equal("rosa.example.org", page.Value("E-mail"));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase("👩‍👩‍👧‍👦 Łódź 日本", "Emoji 🥖 and ünïcödé")]
    [OnEachDatabase("رؤى", "كان العشاء طويلا\nوجميلا")]
    [OnEachDatabase("Rosa", "\n\nBegins below")]
    public async Task Any_script_is_kept_when_something_else_is_wrong_and_stored_when_all_is_right(Database database, string name, string text)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.OpenFormAsync(await site.Has(A.Post));

        var again = await form.Fill("Name", name).Fill("Comment", text).Fill("E-mail", "no").PressAsync("Send comment");
        Assert.Equal(name, again.Value("Name"));
        Assert.Equal(text, again.Value("Comment").ReplaceLineEndings("\n"));
        await again.Fill("E-mail", "").PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((name, text.Trim()), (comment.Name, comment.Body));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Characters_that_no_database_can_hold_are_left_out(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var form = await site.FormTimeAsync(post);

        // The last is what browsers send for half of a surrogate pair.
        var answer = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Ro\u0001sa\u0007"), ("text", "One\u0002 two\u001b \ufffd"), ("form", form));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        var comment = await site.OnlyCommentAsync();
        Assert.Equal(("Rosa", "One two \ufffd"), (comment.Name, comment.Body));
    }

    [Fact]
    public async Task What_no_browser_sends_is_refused_with_words()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);

        var answer = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Rosa"), ("text", "One\0two"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [InlineData("Name", 81, "Error: The name is 81 characters long; up to 80 fit")]
    [InlineData("Comment", 10_001, "Error: The comment is 10,001 characters long; up to 10,000 fit")]
    public async Task Too_long_is_said_with_its_length_and_kept(string field, int length, string error)
    {
        await using var site = await Site.StartAsync();
        var typed = new string('x', length);

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill(field, typed).PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(error, page.Error(field));
        Assert.Equal(typed, page.Value(field));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_longest_of_everything_fits(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.FillInAsync(await site.Has(A.Post));

        await form.Fill("Name", new string('ß', 80)).Fill("Comment", string.Concat(Enumerable.Repeat("wörter ", 1_428)) + "four").PressAsync("Send comment");

        Assert.Equal(10_000, (await site.OnlyCommentAsync()).Body.Length);
    }

    [Theory]
    [InlineData("   \t\n ")]
    [InlineData("\u200b\u200d")]
    [InlineData("\u0301\u0302")]
    [InlineData("\u3164\u2800\uffa0")]
    [InlineData("***")]
    [InlineData(">")]
    [InlineData("# ")]
    [InlineData("```\n```")]
    [InlineData("&#8203;")]
    [InlineData("[](https://example.org)")]
    public async Task What_readers_would_not_see_says_nothing(string nothing)
    {
        await using var site = await Site.StartAsync();
        var form = await site.FillInAsync(await site.Has(A.Post));

        foreach (var button in new[] { "Preview", "Send comment" })
        {
            var page = await form.Fill("Comment", nothing).PressAsync(button);
            Assert.Equal("Error: Write a few words before you send", page.Error("Comment"));
        }

        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase("")]
    [OnEachDatabase("   ")]
    [OnEachDatabase("\u200b\u2060")]
    [OnEachDatabase("\u3164")]
    public async Task The_name_may_be_left_out(Database database, string nothing)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);

        await (await site.FillInAsync(post)).Fill("Name", nothing).PressAsync("Send comment");

        Assert.Equal("", (await site.OnlyCommentAsync()).Name);
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasLink("Reply to Someone"));
    }

    [Theory]
    [InlineData("Ines Prado")]
    [InlineData("INES PRADO (author)")]
    [InlineData("Іnеs Prаdо")]
    [InlineData("I\u200bnes  Prado")]
    public async Task A_name_that_could_be_taken_for_the_authors_is_asked_to_be_another(string name)
    {
        await using var site = await Site.StartAsync();

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Name", name).PressAsync("Send comment");

        Assert.Equal("Error: Ines Prado writes here. Please choose another name, so that nobody takes you for Ines Prado", page.Error("Name"));
        Assert.Equal(Commenting.Words, page.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [InlineData("\u0301", 9_000)]
    [InlineData("\u0301\u200d", 4_000)]
    [InlineData("\u20dd\u200b\u0489", 3_000)]
    public async Task Marks_piled_upon_marks_are_refused_and_kept(string marks, int times)
    {
        await using var site = await Site.StartAsync();
        var typed = "a" + string.Concat(Enumerable.Repeat(marks, times));

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", typed).PressAsync("Send comment");

        Assert.Equal("Error: Some letters carry more marks than fit on a line. Take a few away", page.Error("Comment"));
        Assert.Equal(typed, page.Value("Comment"));
    }

    [Fact]
    public async Task Ten_thousand_marks_are_refused_in_every_field_and_kept()
    {
        await using var site = await Site.StartAsync();
        var (marks, longest) = ("e" + new string('\u0301', 10_000), "e" + new string('\u0301', 79));

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", marks).Fill("Name", longest).PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: Some letters carry more marks than fit on a line. Take a few away", page.Error("Name"));
        Assert.StartsWith("Error: ", page.Error("Comment"), StringComparison.Ordinal);
        Assert.Equal((marks, longest), (page.Value("Comment"), page.Value("Name")));
        Assert.Empty(await site.CommentsAsync());
    }

    [Fact]
    public async Task Characters_that_turn_the_direction_of_others_are_left_out_and_those_that_help_stay()
    {
        await using var site = await Site.StartAsync();

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Name", "Ro\u202esa\u2066").Fill("Comment", "\u202eabc\u202c שלום\u200f!").PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal(("Rosa", "abc שלום\u200f!"), (comment.Name, comment.Body));
    }

    [Theory]
    [InlineData("example.org", "https://example.org")]
    [InlineData("http://example.org/a?b=c", "http://example.org/a?b=c")]
    public async Task A_website_may_be_typed_as_people_say_it(string typed, string stored)
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Website", typed).PressAsync("Send comment");

        Assert.Equal(stored, (await site.OnlyCommentAsync()).Website);
    }

    [Theory]
    [InlineData("x@y..z")]
    [InlineData("a..b@example.org")]
    [InlineData(".rosa@example.org")]
    [InlineData("rosa.@example.org")]
    [InlineData("x@.")]
    [InlineData("rosa@example.org.")]
    [InlineData("ro\u200bsa@example.org")]
    [InlineData("rosa\u202e@example.org")]
    public async Task An_address_that_no_letter_can_have_is_refused(string typed)
    {
        await using var site = await Site.StartAsync();

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("E-mail", typed).PressAsync("Send comment");

        Assert.Equal("Error: The e-mail address has a dot too many, or a character that nobody sees; type it anew, as in name@example.org", page.Error("E-mail"));
        Assert.Equal(typed, page.Value("E-mail"));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [InlineData("https://user@example.org")]
    [InlineData("data:text/html,x")]
    [InlineData("just words")]
    [InlineData("ftp://example.org")]
    public async Task What_is_no_web_address_is_refused(string typed)
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Website", typed).PressAsync("Send comment");

        Assert.Equal("Error: The website needs an address, as in https://example.org", page.Error("Website"));
        Assert.Equal(typed, page.Value("Website"));
    }

    [Fact]
    public async Task Nothing_that_is_typed_becomes_a_script()
    {
        await using var site = await Site.StartAsync();
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);
        const string Script = "<script>alert(1)</script><img src=x onerror=alert(1)>";

        var own = await (await site.FillInAsync(post)).Fill("Name", Script).Fill("Website", "https://example.org/\"onmouseover=\"alert(1)")
            .Fill("Comment", $"{Script} [x](javascript:alert(1)) <b onclick=alert(1)>y</b>").PressAsync("Send comment");

        foreach (var page in new[] { own, await site.Visitor.OpenAsync(PostUrl.To(post.Slug)) })
        {
            Assert.Empty(page.Document.QuerySelectorAll(".comment script, .comment img, .comment [onclick], .comment [onerror], .comment [onmouseover], .comment a[href^=javascript]"));
            Assert.True(page.Has("<script>alert(1)</script>"));
        }
    }

    [Fact]
    public async Task A_preview_shows_the_text_and_stores_nothing()
    {
        await using var site = await Site.StartAsync();

        var page = await (await site.OpenFormAsync(await site.Has(A.Post))).Fill("Comment", "So *very* good").PressAsync("Preview");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Preview — not sent yet So very good", page.WordsOf(".preview"));
        Assert.Equal("So *very* good", page.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
        // What was shown can be sent from there.
        Assert.Equal(HttpStatusCode.SeeOther, (await page.Fill("Name", "Rosa").SendAsync("Send comment")).StatusCode);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_robot_that_fills_in_everything_is_stored_as_spam_and_told_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Forge("subject", "Cheap pillows").PressAsync("Send comment");

        Assert.True(page.Has("Thank you. Your comment is waiting for Ines."));
        var comment = await site.OnlyCommentAsync();
        Assert.Equal((CommentState.Spam, Suspicion.Trap), (comment.State, comment.Suspicion));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Sent_within_a_moment_it_waits_even_where_comments_appear_at_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var form = await site.Visitor.OpenAsync(PostUrl.ToCommentForm((await site.Has(A.Post)).Slug));
        site.Clock.Advance(TimeSpan.FromSeconds(1.9));

        await form.Fill("Name", "Rosa").Fill("Comment", "Quick").PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((CommentState.Pending, "Sent within a moment of opening the page"), (comment.State, comment.Suspicion));
    }

    [Theory]
    [InlineData("")]
    [InlineData("made-up")]
    [InlineData("CfDJ8A")]
    public async Task A_form_that_was_made_up_asks_to_send_once_more(string forged)
    {
        await using var site = await Site.StartAsync();

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Forge("form", forged).PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(Commenting.Words, page.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
        Assert.Equal(HttpStatusCode.SeeOther, (await page.SendAsync("Send comment")).StatusCode);
    }

    [Theory]
    [InlineData(6.9, HttpStatusCode.SeeOther)]
    [InlineData(7.1, HttpStatusCode.UnprocessableEntity)]
    public async Task A_form_lives_for_a_week(double days, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync();
        var form = await site.FillInAsync(await site.Has(A.Post));
        site.Clock.Advance(TimeSpan.FromDays(days));

        Assert.Equal(status, (await form.SendAsync("Send comment")).StatusCode);
    }

    [Fact]
    public async Task Many_links_are_noted_and_never_in_the_way()
    {
        await using var site = await Site.StartAsync();

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", "I have these three from my shelf, all worth an evening: https://www.gutenberg.org/a https://en.wikipedia.org/wiki/Soup https://archive.org/c").PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((CommentState.Pending, "3 links"), (comment.State, comment.Suspicion));
    }

    [Fact]
    public async Task What_the_renderer_refuses_is_said_beside_the_text()
    {
        await using var site = await Site.StartAsync();
        var deep = new string('>', 200) + " deep";

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", deep).PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEqual("", page.Error("Comment"));
        Assert.Equal(deep, page.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
    }
}
