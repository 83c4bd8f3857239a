using System.Data.Common;
using System.Net;
using Blog.Comments;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>For the author's eyes only: by no way at all it becomes public.</summary>
public sealed class PrivateNoteTests
{
    private const string Words = "Only you may know of the stairwell.";

    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);

        var sent = await (await site.FillInAsync(post)).Fill("Comment", Words).Check("For Ines’s eyes only").PressAsync("Send comment");

        Assert.True(sent.Has("Thank you. Your private note is waiting for Ines."));
        Assert.True((await site.OnlyCommentAsync()).IsPrivate);
        var ines = await site.SignInAsync(People.Ines);
        var queue = await ines.OpenAsync("/admin/comments");
        Assert.True(queue.Has(Words) && queue.Has("Only for the authors"));
        Assert.False(queue.Document.QuerySelector("article")!.TextContent.Contains("Approve", StringComparison.Ordinal));
        await queue.PressInAsync("article", "Read");
        Assert.True((await site.Visitor.OpenAsync(sent.Address.AbsolutePath)).Has("Ines has read your private note."));
        await AssertNobodyReadsItAsync(site, post);
    }

    [Theory]
    [OnEachDatabase]
    public async Task No_action_of_the_queue_makes_it_public(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var note = await site.Has(A.CommentOn(post).InPrivate().Saying(Words));
        var ines = await site.SignInAsync(People.Ines);
        var token = (await ines.OpenAsync("/admin/comments")).Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var deed in new[] { "approve", "spam", "approve", "decline", "undo", "undo" })
        {
            var version = (await site.OnlyCommentAsync()).Version;
            await ines.PostAsync("/admin/comments", (deed, $"{note.Id}.{version}"), ("__RequestVerificationToken", token));
            await AssertNobodyReadsItAsync(site, post);
            version = (await site.OnlyCommentAsync()).Version;
            await ines.PostAsync("/admin/comments", ("do", deed), ("id", $"{note.Id}.{version}"), ("__RequestVerificationToken", token));
            await AssertNobodyReadsItAsync(site, post);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"/admin/comments/{note.Id}/proposal")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ines.PostAsync($"/admin/comments/{note.Id}/proposal", ("text", "x"), ("version", "1"), ("__RequestVerificationToken", token))).StatusCode);
        await AssertNobodyReadsItAsync(site, post);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_database_refuses_every_state_that_readers_see(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).InPrivate().Saying(Words));

        foreach (var sql in new[]
        {
            """UPDATE "Comments" SET "State" = 'Approved'""",
            """UPDATE "Comments" SET "State" = 'Declined'""",
            """UPDATE "Comments" SET "StateBefore" = 'Approved'""",
        })
        {
            await Assert.ThrowsAnyAsync<DbException>(() => site.Db(db => db.Database.ExecuteSqlRawAsync(sql)));
        }

        await AssertNobodyReadsItAsync(site, post);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Where_comments_appear_at_once_it_does_not(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentsAppearAtOnce = true);
        var post = await site.Has(A.Post);

        var sent = await (await site.FillInAsync(post)).Fill("Comment", "First words").Check("For Ines’s eyes only").PressAsync("Send comment");
        await sent.Fill("Comment", Words).PressAsync("Save changes");

        Assert.Equal(Words, (await site.OnlyCommentAsync()).Body);
        await AssertNobodyReadsItAsync(site, post);
    }

    [Fact]
    public async Task Trust_in_its_key_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var note = await site.Has(A.CommentOn(post).InPrivate().WithKey("key").Saying(Words));
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(note.Id))).PressAsync("Let changes appear at once");

        await (await site.Visitor.OpenAsync("/comments/key")).Fill("Comment", $"{Words} Really.").PressAsync("Save changes");

        await AssertNobodyReadsItAsync(site, post);
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_author_answers_on_the_same_page_and_nowhere_else(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).InPrivate().WithKey("key").Saying(Words));
        var ines = await site.SignInAsync(People.Ines);
        var form = await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Answer in private");
        Assert.True(form.Has("Only Rosa"));

        await form.Fill("Your reply", "It stays between us.").PressAsync("Answer in private");

        var page = await site.Visitor.OpenAsync("/comments/key");
        Assert.True(page.Has("1 reply") && page.Has("It stays between us.") && page.Has("Only for you"));
        Assert.True(page.Has("Ines has read your private note."));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("between us"));
        await AssertNobodyReadsItAsync(site, post);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_public_comment_can_get_a_private_answer_which_decides_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Waiting().WithKey("key").Saying("To be decided"));
        var ines = await site.SignInAsync(People.Ines);

        await (await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).ClickAsync("Write a private answer"))
            .Fill("Your reply", "May I leave out the name?").PressAsync("Answer in private");

        Assert.True((await site.Visitor.OpenAsync("/comments/key")).Has("May I leave out the name?"));
        Assert.Equal(CommentState.Pending, (await site.CommentsAsync())[0].State);
        Assert.DoesNotContain("May I leave out", await site.Visitor.ReadAsync(PostUrl.To(post.Slug)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_can_answer_it_or_link_to_it()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var note = await site.Has(A.CommentOn(post).InPrivate().By("Zuleika").Saying(Words));

        Assert.False((await site.Visitor.OpenAsync($"{PostUrl.ToCommentForm(post.Slug)}?to={note.Id}")).Has("Zuleika"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(PostUrl.ToComment(post.Slug, note.Id))).StatusCode);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_moderates_and_writes_nothing_neither_reads_it_nor_decides_on_it_nor_answers_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var note = await site.Has(A.CommentOn(post).InPrivate().WithKey("key").Saying(Words));
        await site.Has(A.CommentOn(post).Waiting().Saying("For everybody."));
        using var mo = await site.SignInAsync(People.Mo);

        foreach (var path in new[] { "/admin", "/admin/comments", "/admin/comments?show=private" })
        {
            var page = await mo.OpenAsync(path);
            Assert.True(page.Has("For everybody.") && !page.Has(Words), page.Text);
        }

        var queue = await mo.OpenAsync("/admin/comments");
        Assert.True(queue.Has("One comment is waiting for you."));
        Assert.DoesNotContain("Private", queue.WordsOf(".tabs"), StringComparison.Ordinal);
        foreach (var path in new[] { CommentUrl.ToModeration(note.Id), CommentUrl.ToReply(note.Id) })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await mo.GetAsync(path)).StatusCode));
        }

        var token = queue.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await mo.PostAsync(CommentUrl.ToReply(note.Id), ("text", "I read it."), ("form", await site.FormTimeAsync(post)), ("version", $"{note.Version}"), ("__RequestVerificationToken", token));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await mo.PostAsync("/admin/comments", ("approve", $"{note.Id}.{note.Version}"), ("__RequestVerificationToken", token));
        Assert.Equal((2, CommentState.Pending), ((await site.CommentsAsync()).Count, (await site.CommentsAsync())[0].State));
    }

    [Theory]
    [OnEachDatabase(nameof(People.Edda), true)]
    [OnEachDatabase(nameof(People.Otto), false)]
    public async Task Those_who_write_read_the_notes_on_what_they_look_after(Database database, string first, bool isRead)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).InPrivate().Saying(Words));
        await site.Has(A.CommentOn(await site.Has(A.Post.Titled("By Otto").By(People.Otto))).InPrivate().Saying("Of the cellar."));

        var queue = await (await site.SignInAsync(People.All.Single(person => person.FirstName == first))).OpenAsync("/admin/comments");

        Assert.Equal((isRead, true), (queue.Has(Words), queue.Has("Of the cellar.")));
    }

    [Theory]
    [OnEachDatabase("Send comment")]
    [OnEachDatabase("Preview")]
    [OnEachDatabase("Send to Ines only")]
    public async Task Whoever_signs_in_before_it_is_sent_is_asked_and_may_sign_out_again(Database database, string button)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var told = button == "Send to Ines only" ? $"{Words} rosa@example.org" : Words;
        var form = (await site.FillInAsync(post)).Fill("Comment", told).Fill("Content note", "About grief");
        form = button == "Send to Ines only" ? await form.PressAsync("Send comment") : form.Check("For Ines’s eyes only");
        await SignInAsync(site.Visitor);

        var asked = await form.PressAsync(button);
        asked = button == "Preview" ? await asked.PressAsync("Send comment") : asked;

        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.True(asked.Has("You are signed in as Ines Prado: sent now, this appears at once under that name."));
        Assert.Equal(told, asked.Value("Comment"));
        Assert.Empty(await site.CommentsAsync());

        await (await site.Visitor.OpenAsync("/admin")).PressAsync("Sign out");
        await asked.PressAsync("Send comment");
        var note = await site.OnlyCommentAsync();
        Assert.Equal((true, null, People.Rosa, told, "About grief"), (note.IsPrivate, note.AuthorId, note.Name, note.Body, note.ContentNote));
        await AssertNobodyReadsItAsync(site, post);
    }

    private static async Task SignInAsync(Visitor visitor) =>
        await (await visitor.OpenAsync("/account/sign-in")).Fill("E-mail", People.Ines.Email).Fill("Password", People.Ines.Password).PressAsync("Sign in");

    private static async Task AssertNobodyReadsItAsync(Site site, Post post)
    {
        foreach (var path in new[] { PostUrl.To(post.Slug), PostUrl.ToCommentForm(post.Slug), $"{PostUrl.ToCommentForm(post.Slug)}/feed.xml", "/search?q=stairwell" })
        {
            var html = await site.Visitor.ReadAsync(path);
            Assert.False(html.Contains("stairwell.", StringComparison.Ordinal) || html.Contains(People.Rosa, StringComparison.Ordinal), path);
        }

        Assert.DoesNotContain(await site.CommentsAsync(), comment => comment.IsPrivate && comment.IsApproved);
    }
}
