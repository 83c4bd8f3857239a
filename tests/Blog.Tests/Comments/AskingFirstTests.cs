using System.Net;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>"Are you sure you want this public?"</summary>
public sealed class AskingFirstTests
{
    private const string Telling = "Call me on 020 7946 0958, or write to rosa@example.org.";

    [Theory]
    [OnEachDatabase]
    public async Task It_points_out_what_was_told_and_stores_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var page = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Telling).PressAsync("Send comment");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True(page.Has("Are you sure you want this public?"));
        Assert.True(page.Has("A phone number: 020 7946 0958") && page.Has("An e-mail address: rosa@example.org"));
        Assert.Equal(Telling, page.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("7946", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Hidden_it_is_shown_before_it_is_sent(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var asked = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Telling).PressAsync("Send comment");

        var hidden = await asked.PressAsync("Hide it");

        Assert.Equal("Call me on •••, or write to •••.", hidden.Value("Comment"));
        Assert.Contains("Call me on •••", hidden.WordsOf(".preview"), StringComparison.Ordinal);
        Assert.Empty(await site.CommentsAsync());
        Assert.True((await hidden.PressAsync("Send comment")).Has("Thank you. Your comment is waiting for Ines."));
        Assert.Equal("Call me on •••, or write to •••.", (await site.OnlyCommentAsync()).Body);
    }

    [Fact]
    public async Task It_can_go_to_the_author_only()
    {
        await using var site = await Site.StartAsync();
        var asked = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Telling).PressAsync("Send comment");

        var sent = await asked.PressAsync("Send to Ines only");

        Assert.True(sent.Has("Thank you. Your private note is waiting for Ines."));
        Assert.True((await site.OnlyCommentAsync()).IsPrivate);
    }

    [Fact]
    public async Task It_can_be_sent_as_it_is()
    {
        await using var site = await Site.StartAsync();
        var asked = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Telling).PressAsync("Send comment");

        await asked.PressAsync("Send as it is");

        var comment = await site.OnlyCommentAsync();
        Assert.Equal((Telling, false), (comment.Body, comment.IsPrivate));
    }

    [Fact]
    public async Task A_name_that_tells_is_asked_about_too()
    {
        await using var site = await Site.StartAsync();

        var asked = await (await site.FillInAsync(await site.Has(A.Post))).Fill("Name", "rosa@example.org").PressAsync("Send comment");

        Assert.True(asked.Has("An e-mail address: rosa@example.org"));
        Assert.Equal("•••", (await asked.PressAsync("Hide it")).Value("Name"));
    }

    [Fact]
    public async Task A_private_note_may_tell_whatever_it_likes()
    {
        await using var site = await Site.StartAsync();

        await (await site.FillInAsync(await site.Has(A.Post))).Fill("Comment", Telling).Check("For Ines’s eyes only").PressAsync("Send comment");

        Assert.Equal(Telling, (await site.OnlyCommentAsync()).Body);
    }

    [Fact]
    public async Task So_are_changes()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey("key").Saying("As it was"));

        var asked = await (await site.Visitor.OpenAsync("/comments/key")).Fill("Comment", Telling).PressAsync("Save changes");

        Assert.True(asked.Has("Are you sure you want this public?"));
        Assert.Equal("As it was", (await site.OnlyCommentAsync()).Body);
        var hidden = await asked.PressAsync("Hide it");
        Assert.Equal("Call me on •••, or write to •••.", hidden.Value("Comment"));
        Assert.True((await hidden.PressAsync("Save changes")).Has("Your change is waiting for Ines."));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("•••"));
    }
}
