using System.Net;
using Blog.Posts;

namespace Blog.Tests.Comments;

public sealed class ThreadTests
{
    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug)))
            .Has("There are no comments yet. If something here helped, or didn’t, Ines would like to hear it."));
        var first = await site.Has(A.CommentOn(post).By("Tove Lind"));
        await site.Has(A.CommentOn(post).Answering(first).By(People.Ines).Saying("Welcome."));

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.Equal("2 comments", page.WordsOf("#comments-title"));
        Assert.Equal("TL", page.WordsOf($"#c{first.Id} .avatar"));
        Assert.True(page.HasLink("Reply to Tove Lind"));
        Assert.Equal("Ines Prado Author 2 March 2026 at 09:00", page.WordsOf(".thread .thread .who"));
    }

    [Fact]
    public async Task Only_approved_ones_are_there()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Waiting());
        await site.Has(A.CommentOn(post).Declined());
        await site.Has(A.CommentOn(post).Spam());
        await site.Has(A.CommentOn(post).Withdrawn());

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.Equal("Comments", page.WordsOf("#comments-title"));
        Assert.Empty(page.Document.QuerySelectorAll(".comment"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Three_levels_are_shown_and_what_is_deeper_says_whom_it_answers(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).By("Level 1"));
        foreach (var level in new[] { 2, 3, 4, 5 })
        {
            comment = await site.Has(A.CommentOn(post).By($"Level {level}").Answering(comment));
        }

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.Null(page.Document.QuerySelector(".thread .thread .thread .thread"));
        Assert.Equal(3, page.Document.QuerySelectorAll(".thread .thread .thread > li").Length);
        Assert.Equal("to Level 4", page.WordsOf($"#c{comment.Id} > .meta"));
    }

    [Fact]
    public async Task What_hangs_below_a_comment_that_was_taken_away_keeps_its_place()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var gone = await site.Has(A.CommentOn(post).Withdrawn());
        var declined = await site.Has(A.CommentOn(post).Declined().Saying("Never to be read"));
        await site.Has(A.CommentOn(post).Answering(gone).Saying("First answer"));
        await site.Has(A.CommentOn(post).Answering(declined).Saying("Second answer"));
        var hidden = await site.Has(A.CommentOn(post).Withdrawn());
        await site.Has(A.CommentOn(post).Answering(hidden).Waiting());

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.Equal("Withdrawn by whoever wrote it.", page.WordsOf($"#c{gone.Id}"));
        Assert.Equal("This comment isn’t here at the moment.", page.WordsOf($"#c{declined.Id}"));
        Assert.Equal("2 comments", page.WordsOf("#comments-title"));
        Assert.Null(page.Document.GetElementById($"c{hidden.Id}"));
        Assert.False(page.Has("Never to be read"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task An_answer_stands_below_what_it_answers(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).By("Tove Lind"));
        var form = await (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).ClickAsync("Reply to Tove Lind");
        Assert.True(form.Has("Replying to Tove Lind."));
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        await form.Fill("Name", "Tariq").Fill("Comment", "Same here.").PressAsync("Send comment");

        Assert.Equal(comment.Id, (await site.CommentsAsync())[1].ParentId);
        Assert.False((await form.ClickAsync("Reply to the post instead")).Has("Replying to"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_comment_that_has_gone_meanwhile_cannot_be_answered_but_the_post_can(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var elsewhere = await site.Has(A.CommentOn(await site.Has(A.Post.At("another"))));
        var comment = await site.Has(A.CommentOn(post).WithKey("key"));
        var form = await site.Visitor.OpenAsync($"{PostUrl.ToCommentForm(post.Slug)}?to={comment.Id}");
        site.Clock.Advance(TimeSpan.FromMinutes(1));

        // On this post there is no such comment.
        var wrong = await form.Fill("Name", "Tariq").Fill("Comment", "Same here.").Forge("to", $"{elsewhere.Id}").PressAsync("Send comment");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        await (await site.Visitor.OpenAsync("/comments/key/withdraw")).PressAsync("Withdraw for good");
        var gone = await form.Forge("to", $"{comment.Id}").PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, gone.Status);
        Assert.True(gone.Has("The comment you are answering is no longer there."));
        Assert.Equal("Same here.", gone.Value("Comment"));
        Assert.Equal(HttpStatusCode.SeeOther, (await gone.SendAsync("Send comment")).StatusCode);
        Assert.Null((await site.CommentsAsync())[^1].ParentId);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_number_of_comments_costs_the_post_no_more_queries(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));
        await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        var few = await site.CountQueriesAsync(() => site.Visitor.OpenAsync(PostUrl.To(post.Slug)));
        for (var number = 0; number < 20; number++)
        {
            comment = await site.Has(A.CommentOn(post).Answering(comment));
        }

        Assert.Equal(few, await site.CountQueriesAsync(() => site.Visitor.OpenAsync(PostUrl.To(post.Slug))));
    }
}
