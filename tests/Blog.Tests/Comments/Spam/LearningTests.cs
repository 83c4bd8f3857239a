using Blog.Comments;
using Blog.Comments.Spam;
using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments.Spam;

public sealed class LearningTests
{
    private const string Sold = "Buy cheap viagra online now, best price guaranteed: https://pills.example.top";
    private const string Hard = "My brother lost everything at the casino, and then the pills. I still set the table for him, and our mother does not ask.";

    [Theory]
    [OnEachDatabase]
    public async Task That_it_was_sent_within_a_moment_is_said_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var form = await site.Visitor.OpenAsync(PostUrl.ToCommentForm((await site.Has(A.Post)).Slug));

        await form.Fill("Comment", "My viagra").PressAsync("Send comment");

        Assert.Equal("Sent within a moment of opening the page, what spam sells: “viagra”", (await site.OnlyCommentAsync()).Suspicion);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_sells_is_held_from_the_first_day_with_its_reasons(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Sold).PressAsync("Send comment");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal(CommentState.Spam, comment.State);
        Assert.Contains("words that sell: “buy cheap”", comment.Suspicion, StringComparison.Ordinal);
        var spam = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments?show=spam");
        Assert.True(spam.Has("Looks like spam:") && spam.Has("words that sell"), spam.Text);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_writes_of_something_hard_is_not_held(Database database)
    {
        await using var site = await Site.StartAsync(database);

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Hard).PressAsync("Send comment");

        Assert.Equal((CommentState.Pending, ""), (await site.OnlyCommentAsync()) is var comment ? (comment.State, comment.Suspicion) : default);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_decision_teaches_and_undo_takes_the_lesson_back(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Waiting());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        var after = await queue.PressInAsync("article", "Spam");
        Assert.Equal((0, 1), await CountedAsync(site));

        await after.PressAsync("Undo");
        Assert.Equal((0, 0), await CountedAsync(site));
        Assert.Equal(0, await site.Db(db => db.SpamTokens.CountAsync(token => token.Token != SpamToken.Every)));

        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        Assert.Equal((1, 0), await CountedAsync(site));
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments?show=approved")).PressInAsync("article", "Spam");
        Assert.Equal((0, 1), await CountedAsync(site));
    }

    [Theory]
    [OnEachDatabase("Approve")]
    [OnEachDatabase("Approve and reply")]
    public async Task A_decision_teaches_also_when_whoever_made_it_has_hung_up(Database database, string button)
    {
        var line = new HangUp();
        await using var site = await Site.StartAsync(database, web => line.Watch(web));
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var page = await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments{(button == "Approve" ? "" : $"/{comment.Id}/reply")}");

        await line.InAsync(() => button == "Approve" ? page.PressInAsync("article", button) : page.Fill("Your reply", "Thank you.").SendAsync(button));

        for (var tries = 0; tries < 100 && await CountedAsync(site) == (0, 0); tries++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        Assert.Equal((1, 0), await CountedAsync(site));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_decided_in_the_same_moment_is_all_learnt(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        foreach (var _ in Enumerable.Range(0, 12))
        {
            await site.Has(A.CommentOn(post));
        }

        var comments = await site.CommentsAsync();
        await Task.WhenAll(comments.Select(comment => Task.Run(async () =>
        {
            await using var scope = site.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SpamLessons>().FollowAsync([comment], isUndo: false);
        })));

        Assert.Equal((12, 0), await CountedAsync(site));
        Assert.Equal(12, await site.Db(db => db.SpamLessons.CountAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_was_withdrawn_is_unlearnt(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var sent = await (await site.FillInAsync(await site.Has(A.Post))).PressAsync("Send comment");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        Assert.Equal((1, 0), await CountedAsync(site));

        await (await (await site.Visitor.OpenAsync(sent.Address.AbsolutePath)).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        Assert.Equal((0, 0), await CountedAsync(site));
        Assert.Equal(0, await site.Db(db => db.SpamLessons.CountAsync()));
        Assert.Null((await site.OnlyCommentAsync()).Likeness);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_same_words_under_a_third_post_are_held_and_under_a_second_one_noted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        foreach (var number in Enumerable.Range(1, 3))
        {
            var post = await site.Has(A.Post.Titled($"Soup {number}"));
            await (await site.FillInAsync(post)).Fill("Comment", $"A walk before breakfast has helped me through the winter. {number}").PressAsync("Send comment");
        }

        Assert.Equal(
            [(CommentState.Pending, ""), (CommentState.Pending, "the same words under another post"), (CommentState.Spam, "the same words under 2 other posts")],
            (await site.CommentsAsync()).Select(comment => (comment.State, comment.Suspicion)));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_flood_under_one_post_does_not_hide_that_the_words_stand_under_others(Database database)
    {
        const string words = "A walk before breakfast has helped me through the winter.";
        await using var site = await Site.StartAsync(database);
        var first = await site.Has(A.Post.Titled("Soup 1"));
        await (await site.FillInAsync(first)).Fill("Comment", words).PressAsync("Send comment");
        var likeness = (await site.OnlyCommentAsync()).Likeness;
        foreach (var _ in Enumerable.Range(0, 120))
        {
            await site.Has(A.CommentOn(first).Waiting());
        }

        await site.Db(db => db.Comments.ExecuteUpdateAsync(set => set.SetProperty(comment => comment.Likeness, likeness)));
        foreach (var number in Enumerable.Range(2, 2))
        {
            await (await site.FillInAsync(await site.Has(A.Post.Titled($"Soup {number}")))).Fill("Comment", words).PressAsync("Send comment");
        }

        Assert.Equal(
            [(CommentState.Pending, "the same words under another post"), (CommentState.Spam, "the same words under 2 other posts")],
            (await site.CommentsAsync()).TakeLast(2).Select(comment => (comment.State, comment.Suspicion)));
    }

    [Fact]
    public async Task A_flood_is_not_walked_through()
    {
        var commands = new Commands();
        await using var site = await Site.StartAsync(Database.Sqlite, web => commands.Watch(web));
        await (await site.FillInAsync(await site.Has(A.Post))).PressAsync("Send comment");

        var question = Assert.Single(commands.All, command => command.Text.Contains("\"Likeness\" = ", StringComparison.Ordinal));
        var steps = (await question.ExplainAsync(site)).Where(step => step.StartsWith("SEARCH", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.True(step.Contains("IX_Comments_KnownSpam (Likeness=? AND State=?)", StringComparison.Ordinal) || step.Contains("COVERING INDEX IX_Comments_Likeness_PostId", StringComparison.Ordinal), step));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Where_the_filter_fails_the_comment_waits(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var form = await site.FillInAsync(await site.Has(A.Post));
        await site.Db(db => db.Database.ExecuteSqlRawAsync("ALTER TABLE \"SpamTokens\" RENAME TO \"Lost\""));

        await form.PressAsync("Send comment");

        Assert.Equal((CommentState.Pending, "The spam filter could not read it"), (await site.OnlyCommentAsync()) is var comment ? (comment.State, comment.Suspicion) : default);
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task It_keeps_numbers_and_no_words()
    {
        await using var site = await Site.StartAsync();
        await using var scope = site.Services.CreateAsyncScope();
        var model = scope.ServiceProvider.GetRequiredService<BlogDbContext>().Model;

        var columns = new[] { typeof(SpamToken), typeof(SpamLesson) }.SelectMany(type => model.FindEntityType(type)!.GetProperties());

        Assert.DoesNotContain(columns, column => column.ClrType == typeof(string));
    }

    private static async Task<(int Genuine, int Spam)> CountedAsync(Site site) =>
        await site.Db(db => db.SpamTokens.Where(token => token.Token == SpamToken.Every).Select(token => new { token.Genuine, token.Spam }).SingleOrDefaultAsync()) is { } all ? (all.Genuine, all.Spam) : (0, 0);
}
