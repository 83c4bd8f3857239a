using System.Net;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>What authors do with the key to somebody's words.</summary>
public sealed class KeyCustodyTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [Theory]
    [OnEachDatabase]
    public async Task Whom_the_author_trusts_changes_published_words_without_waiting(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Potatoes"));
        var ines = await site.SignInAsync(People.Ines);
        Assert.True((await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Let changes appear at once")).Has("From now on changes appear at once."));

        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Turnips").PressAsync("Save changes");
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Turnips"));

        await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Let changes wait again");
        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", "Leeks").PressAsync("Save changes");
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Leeks"));
    }

    [Fact]
    public async Task What_looks_like_spam_waits_all_the_same()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying("Potatoes"));
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Let changes appear at once");

        await (await site.Visitor.OpenAsync($"/comments/{Key}")).Fill("Comment", string.Join(' ', Enumerable.Range(1, 9).Select(n => $"https://buy{n}.example"))).PressAsync("Save changes");

        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("buy1"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_detached_key_opens_nothing_and_the_words_stay(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).From("rosa@example.org").Saying("Potatoes"));

        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressAsync("Detach for good");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"/comments/{Key}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.PostAsync($"/comments/{Key}/withdraw")).StatusCode);
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Potatoes"));
        Assert.Equal("", (await site.OnlyCommentAsync()).Email);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Where_a_key_was_detached_nobody_is_left_to_answer_in_private(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key));
        var note = await site.Has(A.CommentOn(post).InPrivate().WithKey("another"));
        var ines = await site.SignInAsync(People.Ines);
        var form = await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).ClickAsync("Write a private answer");
        foreach (var id in new[] { comment.Id, note.Id })
        {
            await (await ines.OpenAsync(CommentUrl.ToModeration(id))).PressAsync("Detach for good");
            Assert.False((await ines.OpenAsync(CommentUrl.ToModeration(id))).HasLink("Write a private answer"));
            Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"{CommentUrl.ToReply(id)}?private=true")).StatusCode);
        }

        var version = (await site.CommentsAsync())[0].Version;
        var answer = await form.Fill("Your reply", "Nobody reads this.").Forge("version", $"{version}").SendAsync("Answer in private");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal(2, (await site.CommentsAsync()).Count);
        Assert.False((await ines.OpenAsync("/admin/comments")).HasButton("Answer in private"));
        // For everybody there is still something to say.
        Assert.True((await ines.OpenAsync("/admin/comments?show=approved")).HasButton("Reply"));
    }

    [Fact]
    public async Task What_an_author_wrote_has_no_answer_in_private()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).By(People.Otto));
        var ines = await site.SignInAsync(People.Ines);

        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"{CommentUrl.ToReply(comment.Id)}?private=true")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ines.GetAsync(CommentUrl.ToReply(comment.Id))).StatusCode);
    }

    [Fact]
    public async Task Of_other_peoples_posts_an_author_has_nothing_to_say()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        var otto = await site.SignInAsync(People.Otto);

        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync(CommentUrl.ToModeration(comment.Id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync(CommentUrl.ToProposal(comment.Id))).StatusCode);
    }
}
