using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Tests.Comments;

public sealed class SendingTests
{
    /// <summary>The fields of the form that whoever is not signed in gets.</summary>
    private static readonly string[] OfAGuest = ["name", "email", "text", "note", "form", "once", "subject"];

    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var form = await site.FillInAsync(post);

        var answer = await form.SendAsync("Send comment");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Matches("^/comments/[0-9a-f]{32}$", answer.Headers.Location!.OriginalString);
        var comment = await site.OnlyCommentAsync();
        Assert.Equal((People.Rosa, "", "", Commenting.Words), (comment.Name, comment.Email, comment.Website, comment.Body));
        Assert.Equal($"<p>{Commenting.Words}</p>", comment.Html.Trim());
        Assert.Equal((CommentState.Pending, "", post.Id), (comment.State, comment.Suspicion, comment.PostId));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has(Commenting.Words));
        Assert.Empty(site.Visitor.Cookies);
    }

    [Fact]
    public async Task Whoever_sends_is_told_who_reads_it_and_given_the_private_link()
    {
        await using var site = await Site.StartAsync();
        var form = await site.FillInAsync(await site.Has(A.Post));

        var page = await form.PressAsync("Send comment");

        Assert.True(page.Has("Thank you. Your comment is waiting for Ines."));
        Assert.True(page.Has("It appears for everyone once Ines has read it, usually within a day."));
        Assert.True(page.Has(Commenting.Words));
        Assert.Equal($"http://localhost/comments/{page.Address.Segments[^1]}", page.Document.QuerySelector<IHtmlInputElement>("#private-link")?.Value);
    }

    [Theory]
    [OnEachDatabase("draft")]
    [OnEachDatabase("scheduled")]
    [OnEachDatabase("in the bin")]
    public async Task A_post_that_readers_do_not_see_takes_none(Database database, string state)
    {
        await using var site = await Site.StartAsync(database);
        var open = await site.FillInAsync(await site.Has(A.Post));
        var hidden = await site.Has(state switch
        {
            "draft" => A.Post.At("hidden").Draft(),
            "scheduled" => A.Post.At("hidden").Scheduled(TimeSpan.FromDays(1)),
            _ => A.Post.At("hidden").InBin(),
        });

        var form = open.Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;
        var answer = await site.Visitor.PostAsync(PostUrl.ToCommentForm(hidden.Slug), ("name", "Rosa"), ("text", "Hello"), ("form", form));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.ToCommentForm(hidden.Slug))).StatusCode);
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase("Unpublish")]
    [OnEachDatabase("Move to bin")]
    public async Task A_post_that_went_while_somebody_wrote_gives_the_words_back(Database database, string deed)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Titled("Not for all eyes"));
        var form = (await site.FillInAsync(post)).Fill("Content note", "About grief");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(PostUrl.ToEditor(post.Id))).PressAsync(deed);

        var page = await form.PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has("This post isn’t here any more"));
        Assert.DoesNotContain("Not for all eyes", page.Document.Source.Text, StringComparison.Ordinal);
        Assert.Equal((People.Rosa, Commenting.Words, "About grief"), (page.Value("Name"), page.Value("Comment"), page.Value("Content note")));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_closed_post_takes_none_and_gives_the_words_back(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.FillInAsync(await site.Has(A.Post.At("open")));
        var closed = await site.Has(A.Post.At("closed").ClosedForComments());

        var answer = await site.Visitor.PostAsync(PostUrl.ToCommentForm(closed.Slug), ("name", "Rosa"), ("text", "Just as I had finished"), ("form", "x"));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var words = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("Comments are closed here.", words, StringComparison.Ordinal);
        Assert.Contains("Just as I had finished", words, StringComparison.Ordinal);
        Assert.Empty(await site.CommentsAsync());
        Assert.True(form.HasButton("Send comment"));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(closed.Slug))).HasButton("Send comment"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task While_comments_are_paused_no_post_takes_any(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = (await site.FillInAsync(await site.Has(A.Post))).Fill("Content note", "About grief");
        await site.ChangeSettingsAsync(settings => settings.CommentsPaused = true);

        var page = await form.PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.True(page.Has("Comments are closed here."));
        Assert.Contains(Commenting.Words, page.Document.QuerySelector("textarea")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((People.Rosa, "About grief"), (page.Value("Name"), page.Value("Content note")));
        Assert.Empty(await site.CommentsAsync());
    }

    [Theory]
    [OnEachDatabase]
    public async Task Where_comments_appear_at_once_it_is_there_at_the_next_request(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);

        var page = await (await site.FillInAsync(post)).PressAsync("Send comment");

        Assert.True(page.Has("Your comment is published."));
        Assert.True((await page.ClickAsync("See it under the post")).Has(Commenting.Words));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_author_who_is_signed_in_answers_at_once_and_by_name(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var ines = await site.SignInAsync(People.Ines);
        var form = (await site.OpenFormAsync(post, ines)).Fill("Comment", "Thank you all.");

        var page = await form.PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((People.Ines.Id, CommentState.Approved), (comment.AuthorId, comment.State));
        Assert.Equal($"/posts/{post.Slug}", page.Address.AbsolutePath);
        Assert.Equal("Ines Prado Author", page.WordsOf($"#w{comment.Id}").Split(" 2")[0]);
    }

    [Theory]
    [OnEachDatabase(People.Rosa)]
    [OnEachDatabase("")]
    public async Task Whoever_signs_in_while_she_writes_is_asked_before_it_appears_under_her_name(Database database, string penName)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var ines = await site.SignInAsync(People.Ines);
        // Opened before, in another tab.
        var form = (await site.FillInAsync(post)).Fill("Name", penName);
        var fields = OfAGuest.Select(name => (name, form.ValueOf(name))).Append(("do", "send")).ToArray();

        var asked = await WebPage.ReadAsync(ines, await ines.PostAsync(PostUrl.ToCommentForm(post.Slug), fields));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.True(asked.Has("You are signed in as Ines Prado: sent now, this appears at once under that name."));
        Assert.False(asked.HasField("Name"));
        Assert.Equal(Commenting.Words, asked.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
        await asked.PressAsync("Send comment");
        Assert.Equal((People.Ines.Id, Commenting.Words), ((await site.OnlyCommentAsync()).AuthorId, (await site.OnlyCommentAsync()).Body));
    }

    [Fact]
    public async Task Over_the_pace_it_is_kept_and_not_stored()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:CommentsPerMinute", "2"));
        var post = await site.Has(A.Post);
        foreach (var words in new[] { "One", "Two" })
        {
            await (await site.FillInAsync(post)).Fill("Comment", words).PressAsync("Send comment");
        }

        var page = await (await site.FillInAsync(post)).Fill("Comment", "Three").PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotNull(page.Response.Headers.RetryAfter);
        Assert.True(page.Has("That was quick. Wait a minute, then send it again; your words are kept."));
        Assert.Equal("Three", page.Value("Comment"));
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Fact]
    public async Task What_is_not_stored_counts_against_nobody()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Blog:CommentsPerMinute", "1"));
        var form = await site.FillInAsync(await site.Has(A.Post));
        for (var tries = 0; tries < 5; tries++)
        {
            form = await form.Fill("E-mail", "nowhere").PressAsync("Send comment");
        }

        await form.Fill("E-mail", "").PressAsync("Send comment");

        await site.OnlyCommentAsync();
    }

    [Fact]
    public async Task More_than_the_form_can_hold_is_refused_with_words()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);

        var answer = await site.Visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("name", "Rosa"), ("text", new string('x', 300_000)));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Empty(await site.CommentsAsync());
    }
}
