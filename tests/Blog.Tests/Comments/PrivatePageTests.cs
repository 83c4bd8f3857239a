using System.Net;
using AngleSharp;
using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

public sealed class PrivatePageTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Page = $"/comments/{Key}";

    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying("First words"));

        var page = await site.Visitor.OpenAsync(Page);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Thank you. Your comment is waiting for Ines."));
        Assert.True(page.Has("First words"));
        Assert.True(page.HasLink(post.Title));
        Assert.Equal("First words", page.Value("Comment"));
    }

    [Fact]
    public async Task It_is_kept_by_nobody_on_the_way()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));

        foreach (var path in new[] { Page, $"{Page}/withdraw" })
        {
            var page = await site.Visitor.OpenAsync(path);

            Assert.True(page.Response.Headers.CacheControl?.NoStore);
            Assert.Equal("noindex", page.Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
            Assert.DoesNotContain(Key, page.Title, StringComparison.Ordinal);
            Assert.Empty(site.Visitor.Cookies);
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Keys_that_are_wrong_or_made_up_get_one_and_the_same_answer(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));

        var answers = new List<string>();
        foreach (var key in new[] { Key[..^1] + "0", "x", "ffffffffffffffffffffffffffffffff" })
        {
            foreach (var path in new[] { $"/comments/{key}", $"/comments/{key}/withdraw" })
            {
                var answer = await site.Visitor.GetAsync(path);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
                answers.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.PostAsync(path, ("name", "x"), ("text", "y"))).StatusCode);
            }
        }

        Assert.Single(answers.Distinct());
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task It_tells_each_state_but_nobody_that_they_were_taken_for_spam()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey("approved"));
        await site.Has(A.CommentOn(post).WithKey("declined").Declined());
        await site.Has(A.CommentOn(post).WithKey("spam").Spam().Suspicious("4 links"));
        await site.Has(A.CommentOn(post).WithKey("withdrawn").Withdrawn());

        Assert.True((await site.Visitor.OpenAsync("/comments/approved")).HasLink("See it under the post"));
        Assert.True((await site.Visitor.OpenAsync("/comments/declined")).Has("Your comment has not been published"));
        Assert.True((await site.Visitor.OpenAsync("/comments/spam")).Has("Your comment is waiting for Ines."));
        Assert.False((await site.Visitor.OpenAsync("/comments/spam")).Has("4 links"));
        Assert.True((await site.Visitor.OpenAsync("/comments/withdrawn")).Has("You have withdrawn this comment"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Waiting_words_are_simply_replaced(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key));

        var page = await (await site.Visitor.OpenAsync(Page)).Fill("Name", "Rosa B.").Fill("Comment", "Second *thoughts*").PressAsync("Save changes");

        Assert.True(page.Has("Second thoughts"));
        var comment = await site.OnlyCommentAsync();
        Assert.Equal(("Rosa B.", "Second *thoughts*", CommentState.Pending), (comment.Name, comment.Body, comment.State));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Published_words_stay_until_somebody_has_read_the_new_ones_and_it_says_so_before(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey(Key).Saying("Potatoes"));
        var page = await site.Visitor.OpenAsync(Page);
        Assert.True(page.Has("Once you save, your change waits for Ines"));

        var saved = await page.Fill("Comment", "Turnips").PressAsync("Save changes");

        Assert.True(saved.Has("Your change is waiting for Ines.") && saved.Has("Potatoes"));
        Assert.Equal("Turnips", saved.Value("Comment"));
        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has("Potatoes"));
        Assert.False(seen.Has("Turnips"));
    }

    [Fact]
    public async Task Changes_that_are_not_in_order_keep_what_was_typed()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying("As it was"));

        var page = await (await site.Visitor.OpenAsync(Page)).Fill("E-mail", "nowhere").Fill("Comment", "").PressAsync("Save changes");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("nowhere", page.Value("E-mail"));
        Assert.Equal("Error: Write a few words before you send", page.Error("Comment"));
        Assert.Equal("As it was", (await site.OnlyCommentAsync()).Body);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_decision_made_meanwhile_is_seen_before_words_are_changed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying("As it was"));
        var page = (await site.Visitor.OpenAsync(Page)).Fill("Comment", "Later");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        var late = await page.PressAsync("Save changes");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Later", late.Value("Comment"));
        Assert.Equal("As it was", (await site.OnlyCommentAsync()).Body);
        Assert.True((await late.PressAsync("Save changes")).Has("Your change is waiting for Ines."));
    }

    [Theory]
    [OnEachDatabase("declined")]
    [OnEachDatabase("proposed on")]
    [OnEachDatabase("withdrawn")]
    public async Task A_decision_that_leaves_nothing_to_change_gives_the_words_back(Database database, string what)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying("As it was"));
        var page = (await site.Visitor.OpenAsync(Page)).Fill("Comment", "An hour of writing").Fill("Content note", "About grief");
        await (what switch
        {
            "declined" => (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Decline"),
            "proposed on" => (await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/proposal")).Fill("Text", "Shorter").PressAsync("Propose"),
            _ => (await (await site.Visitor.OpenAsync(Page)).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good"),
        });

        var late = await page.PressAsync("Save changes");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.False(late.HasButton("Save changes"));
        Assert.True(late.Has("Something has happened to this comment since you opened the page, and it can’t be changed any more."));
        Assert.Equal(("An hour of writing", "About grief"), (late.Value("Comment"), late.Value("Content note")));
        Assert.DoesNotContain("An hour of writing", (await site.OnlyCommentAsync()).Body, StringComparison.Ordinal);
        Assert.False((await site.Visitor.OpenAsync(Page)).Has("An hour of writing"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Withdrawn_for_good_means_gone_for_good(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey(Key).By("Zuleika").From("zuleika@example.org", "https://zuleika.example.org").Saying("Palimpsest"));

        var asked = await (await site.Visitor.OpenAsync(Page)).ClickAsync("Withdraw this comment");
        Assert.True(asked.Has("Palimpsest"));
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
        var done = await asked.PressAsync("Withdraw for good");

        Assert.True(done.Has("You have withdrawn this comment"));
        Assert.False(done.HasButton("Save changes"));
        var comment = await site.OnlyCommentAsync();
        Assert.Equal((CommentState.Withdrawn, "", "", "", "", ""), (comment.State, comment.Name, comment.Email, comment.Website, comment.Body, comment.Html));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Withdrawn"));
        // Twice is no error.
        Assert.True((await asked.PressAsync("Withdraw for good")).Has("You have withdrawn this comment"));
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync("Palimpsest"));
            Assert.False(await site.DatabaseHoldsAsync("zuleika@example.org"));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Under_replies_a_withdrawn_comment_keeps_its_place(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("To be forgotten"));
        await site.Has(A.CommentOn(post).Answering(comment).By(People.Tariq).Saying("To be kept"));
        var page = await site.Visitor.OpenAsync(Page);
        Assert.True(page.Has("1 reply") && page.Has("To be kept"));

        await (await page.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has("1 comment"));
        Assert.Equal("Withdrawn by whoever wrote it.", seen.WordsOf($"#c{comment.Id}"));
        Assert.True(seen.Has("To be kept"));
        Assert.False(seen.Has("To be forgotten"));
    }

    [Fact]
    public async Task A_post_that_is_gone_takes_none_of_the_words_along()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post.Titled("Not for all eyes").InBin());
        await site.Has(A.CommentOn(post).WithKey(Key).Saying("Still mine"));

        var page = await site.Visitor.OpenAsync(Page);

        Assert.True(page.Has("Still mine"));
        Assert.False(page.Has("Not for all eyes"));
        await (await page.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");
        Assert.Equal(CommentState.Withdrawn, (await site.OnlyCommentAsync()).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_key_is_in_no_log_and_no_database(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var page = await (await site.FillInAsync(post)).PressAsync("Send comment");
        var key = page.Address.Segments[^1];
        await page.Fill("Comment", "Changed").PressAsync("Save changes");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains(key, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(await site.Services.GetRequiredService<CommentKeys>().HashAsync(key, CancellationToken.None), (await site.OnlyCommentAsync()).KeyHash);
        Assert.DoesNotContain(key, (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Document.ToHtml(), StringComparison.Ordinal);
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync(key));
        }
    }
}
