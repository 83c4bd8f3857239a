using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Rules;
using Blog.Posts;

namespace Blog.Tests.Comments.Rules;

/// <summary>Words and links of which the owner knows better than any filter what to do with them.</summary>
public sealed class ListsTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory, OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);
        using var ines = await site.SignInAsync(People.Ines);
        var saved = await (await ines.OpenAsync(CommentUrl.Rules))
            .Fill("Phrases that wait for you", "Election\nelection").Fill("Phrases that are spam", "miracle cure")
            .Fill("Links that wait for you", "https://www.blogs.example/me").Fill("Links that are spam", "pills.example").Fill("Links that raise no doubt", "recipes.example").PressAsync("Save");
        Assert.Equal(
            ("Election", "miracle cure", "blogs.example", "pills.example", "recipes.example"),
            (saved.Value("Phrases that wait for you"), saved.Value("Phrases that are spam"), saved.Value("Links that wait for you"), saved.Value("Links that are spam"), saved.Value("Links that raise no doubt")));

        await SendAsync(site, post, "After the ÉLECTION we ate soup.");
        await SendAsync(site, post, "My aunt’s Miracle  Cure was soup.");
        await SendAsync(site, post, "I wrote about it on https://rosa.blogs.example/soup and people liked it.");
        await SendAsync(site, post, "They say [this helps](https&#58;//www.PILLS.example/now) with everything.");
        await SendAsync(site, post, "Ours are https://recipes.example/1, https://recipes.example/2 and https://www.recipes.example/3, all with salt.");

        var comments = await site.CommentsAsync();
        Assert.Equal(
            [
                (CommentState.Pending, "“Election”"), (CommentState.Spam, "“miracle cure”"), (CommentState.Pending, "a link to blogs.example"),
                (CommentState.Spam, "a link to pills.example"), (CommentState.Approved, ""),
            ],
            comments.Select(comment => (comment.State, comment.Listed)));
        Assert.Equal("", comments[^1].Suspicion);
        Assert.True((await ines.OpenAsync("/admin/comments")).Has("On your lists: a link to blogs.example"));
        Assert.True((await ines.OpenAsync("/admin/comments?show=spam")).Has("On your lists: “miracle cure”"));
        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(page.Has("all with salt"));
        Assert.False(page.Has("aunt") || page.Has("blogs.example") || page.Has("lists"));
    }

    [Theory, OnEachDatabase]
    public async Task Changed_words_are_looked_at_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        await site.RuleAsync(new RulesText("", "") { HeldPhrases = "election", SpamPhrases = "miracle cure" });
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey(Key).Saying("Potatoes"));
        await site.Has(A.CommentOn(post).WithKey("waiting").Waiting().Saying("Potatoes"));

        await ChangeAsync(site, Key, "The election");
        Assert.Equal((CommentState.Approved, "“election”"), StateOf(await site.CommentsAsync(), 0));
        Assert.NotNull((await site.CommentsAsync())[0].WaitingSince);
        await ChangeAsync(site, Key, "A miracle cure");
        await ChangeAsync(site, "waiting", "A miracle cure");

        // What is published stays; what waited is put away, and whoever wrote it sees what anybody sees who waits.
        Assert.Equal((CommentState.Approved, "“miracle cure”"), StateOf(await site.CommentsAsync(), 0));
        Assert.Equal((CommentState.Spam, "“miracle cure”"), StateOf(await site.CommentsAsync(), 1));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Potatoes"));
        var own = await site.Visitor.OpenAsync("/comments/waiting");
        Assert.True(own.Has("Your comment is waiting for Ines.") && !own.Has("list"));
        // Harmless again, it appears like any other.
        await ChangeAsync(site, Key, "Turnips");
        Assert.Equal((CommentState.Approved, ""), StateOf(await site.CommentsAsync(), 0));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Turnips"));
    }

    [Theory, OnEachDatabase]
    public async Task A_phrase_is_found_where_readers_see_it_however_it_was_typed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        await site.RuleAsync(new RulesText("", "") { HeldPhrases = "forbidden phrase" });
        var post = await site.Has(A.Post);
        string[] typed =
        [
            "forbidden&nbsp;phrase", "for&#98;idden phrase", "for[bid](https://soup.example)den phrase", "for**bid**den phrase", "for&shy;bidden phrase", "for`bidden phrase`",
        ];

        foreach (var words in typed)
        {
            await SendAsync(site, post, $"Here is a {words}, and soup.");
        }

        Assert.Equal(typed.Select(words => ($"Here is a {words}, and soup.", CommentState.Pending, "“forbidden phrase”")), (await site.CommentsAsync()).Select(comment => (comment.Body, comment.State, comment.Listed)));
        await SendAsync(site, post, "miracle&nbsp;cure");
        await site.RuleAsync(new RulesText("", "") { SpamPhrases = "miracle cure" });
        await SendAsync(site, post, "A mi*racle* cure");
        Assert.Equal([CommentState.Approved, CommentState.Spam], (await site.CommentsAsync()).TakeLast(2).Select(comment => comment.State));
    }

    [Theory, OnEachDatabase]
    public async Task Care_comes_before_every_list(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.RuleAsync(new RulesText("can’t go on", "") { SpamPhrases = "can’t go on" });

        await SendAsync(site, await site.Has(A.Post), "I can't go on");

        Assert.Equal((CommentState.Pending, "“can’t go on”"), StateOf(await site.CommentsAsync(), 0));
        Assert.True((await site.OnlyCommentAsync()).NeedsCare);
    }

    [Theory, OnEachDatabase]
    public async Task The_name_and_the_website_count_and_withdrawn_words_leave_no_trace(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);
        await site.RuleAsync(new RulesText("", "") { HeldPhrases = "Nigel", HeldHosts = "pills.example" });

        var sent = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Name", "NIGEL").Fill("Website", "pills.example").PressAsync("Send comment");

        Assert.Equal("“Nigel”, a link to pills.example", (await site.OnlyCommentAsync()).Listed);
        await (await sent.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");
        Assert.Equal("", (await site.OnlyCommentAsync()).Listed);
    }

    [Theory, OnEachDatabase]
    public async Task What_holds_for_comments_holds_from_the_next_one_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await SendAsync(site, post, "Before the election we ate soup.");

        await site.RuleAsync(new RulesText("", "") { HeldPhrases = "election" });
        await site.Db(db =>
        {
            db.Users.Add(new Author { Name = "Wim Aalto", UserName = "wim@example.org", Email = "wim@example.org", CreatedAt = site.Clock.GetUtcNow() });
            return db.SaveChangesAsync();
        });
        await SendAsync(site, post, "After the election we ate bread.");
        var refused = await (await site.FillInAsync(post)).Fill("Name", "Wim Aalto").Fill("Comment", "It is me.").PressAsync("Send comment");

        Assert.Equal(["", "“election”"], (await site.CommentsAsync()).Select(comment => comment.Listed));
        Assert.StartsWith("Error: Wim Aalto writes here", refused.Error("Name"), StringComparison.Ordinal);
    }

    private static (CommentState State, string Listed) StateOf(List<Comment> comments, int index) => (comments[index].State, comments[index].Listed);

    private static async Task SendAsync(Site site, Post post, string words) => await (await site.FillInAsync(post)).Fill("Comment", words).PressAsync("Send comment");

    private static async Task ChangeAsync(Site site, string key, string words) => await (await site.Visitor.OpenAsync($"/comments/{key}")).Fill("Comment", words).PressAsync("Save changes");
}
