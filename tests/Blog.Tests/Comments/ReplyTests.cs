using System.Net;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Tests.Comments;

public sealed class ReplyTests
{
    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Waiting());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        var page = await (await queue.PressInAsync("article", "Approve and reply")).Fill("Your reply", "Eleven is *plenty*.").PressAsync("Approve and reply");

        Assert.True(page.Has("Approved and answered."));
        var (asked, answer) = (await site.CommentsAsync()) switch { [var one, var two] => (one, two), var other => throw new InvalidOperationException($"{other.Count} comments") };
        Assert.Equal((CommentState.Approved, CommentState.Approved), (asked.State, answer.State));
        Assert.Equal((comment.Id, People.Ines.Id), (answer.ParentId, answer.AuthorId));
        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has("2 comments"));
        Assert.Equal("Eleven is plenty.", seen.WordsOf($".thread .thread #c{answer.Id} .said"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_below_a_content_note_are_folded_above_the_form_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Noting("Bereavement").Saying("My brother died.").Waiting());

        var page = await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/reply");

        Assert.Contains("Bereavement", page.Document.QuerySelector("details.folded summary")?.TextContent, StringComparison.Ordinal);
        Assert.Equal("My brother died.", page.Document.QuerySelector("details.folded > .said")?.TextContent.Trim());
    }

    [Theory]
    [OnEachDatabase]
    public async Task Undone_both_wait_and_none_is_seen(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Waiting().By("Tariq"));
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        var answered = await (await queue.PressInAsync("article", "Approve and reply")).Fill("Your reply", "Eleven is plenty.").PressAsync("Approve and reply");
        Assert.True(answered.Has("2 comments approved."));

        var undone = await answered.PressAsync("Undo");

        Assert.True(undone.Has("2 comments are back where they were."));
        Assert.All(await site.CommentsAsync(), comment => Assert.Equal(CommentState.Pending, comment.State));
        Assert.True(undone.Has("Eleven is plenty."));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Eleven is plenty."));
        foreach (var name in new[] { "Tariq", "Ines Prado" })
        {
            undone.Check($"Choose {name}’s comment");
        }

        await undone.PressInAsync(".bulk", "Approve");
        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has("Eleven is plenty."));
        Assert.True(seen.Has("2 comments"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Sent_twice_it_stands_there_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var page = (await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/reply")).Fill("Your reply", "Thank you.");

        await page.PressAsync("Approve and reply");
        var again = await page.PressAsync("Approve and reply");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Equal(2, (await site.CommentsAsync()).Count);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Whoever_is_told_that_it_was_sent_while_another_approves_has_sent_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var form = (await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/reply")).Fill("Your reply", "Thank you.");
        var queue = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");

        var pages = await Task.WhenAll(form.PressAsync("Approve and reply"), queue.PressInAsync("article", "Approve"));

        Assert.Equal(HttpStatusCode.OK, pages[1].Status);
        Assert.Contains(pages[0].Status, new[] { HttpStatusCode.OK, HttpStatusCode.Conflict });
        Assert.Equal(pages[0].Status == HttpStatusCode.OK ? 2 : 1, (await site.CommentsAsync()).Count);
    }

    [Fact]
    public async Task An_empty_reply_approves_nothing()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());

        var page = await (await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/reply")).Fill("Your reply", "  ").PressAsync("Approve and reply");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Error: Write a few words before you send", page.Error("Your reply"));
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_that_were_withdrawn_or_changed_meanwhile_are_not_answered(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey("the key"));
        var page = (await (await site.SignInAsync(People.Ines)).OpenAsync($"/admin/comments/{comment.Id}/reply")).Fill("Your reply", "I agree.");
        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Comment", "Quite another thing").PressAsync("Save changes");

        var late = await page.PressAsync("Approve and reply");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("I agree.", late.Value("Your reply"));
        Assert.True(late.Has("Quite another thing"));
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
        await (await site.Visitor.OpenAsync("/comments/the key/withdraw")).PressAsync("Withdraw for good");
        Assert.Equal(HttpStatusCode.NotFound, (await late.PressAsync("Approve and reply")).Status);
    }
}
