using System.Net;
using Blog.Comments;
using Blog.Comments.Submissions;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>Publishing with consent: other words appear only if whoever wrote the comment says yes.</summary>
public sealed class ProposalTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";
    private const string Page = $"/comments/{Key}";
    private const string Original = "My sister Griselda never came back to the stairwell.";
    private const string Shorter = "Somebody never came back to the stairwell.";

    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await ProposeAsync(site, await site.Has(A.CommentOn(post).Waiting().WithKey(Key).By("Griselda’s brother").Saying(Original)));

        var page = await site.Visitor.OpenAsync(Page);
        Assert.True(page.Has("Ines would like to publish this version") && page.Has(Shorter) && page.Has("So that nobody is named."));
        Assert.False(await IsReadAsync(site, post, "stairwell"));
        var accepted = await page.PressAsync("Accept and publish");

        Assert.True(accepted.Has("Thank you. Your comment is published."));
        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has(Shorter) && seen.Has("Someone"));
        Assert.False(await IsReadAsync(site, post, "Griselda"));
        var comment = await site.OnlyCommentAsync();
        Assert.Equal((Shorter, "", CommentState.Approved), (comment.Body, comment.Name, comment.State));
        if (database == Database.Sqlite)
        {
            Assert.False(await site.DatabaseHoldsAsync("Griselda"));
        }
    }

    [Theory]
    [OnEachDatabase]
    public async Task Refused_nothing_appears_and_nothing_of_it_is_left(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await ProposeAsync(site, await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying(Original)));

        var page = await (await site.Visitor.OpenAsync(Page)).PressAsync("Don’t publish it");

        Assert.True(page.Has("Your comment has not been published") && page.Has(Original));
        Assert.False(await IsReadAsync(site, post, "stairwell"));
        Assert.Equal((Original, CommentState.Declined), ((await site.OnlyCommentAsync()).Body, (await site.OnlyCommentAsync()).State));
        Assert.Equal(0, await site.Db(db => db.Set<CommentProposal>().CountAsync()));
    }

    [Fact]
    public async Task Of_published_words_the_old_ones_stay_until_the_answer()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await ProposeAsync(site, await site.Has(A.CommentOn(post).WithKey(Key).Saying(Original)));
        Assert.True(await IsReadAsync(site, post, Original));

        var page = await (await site.Visitor.OpenAsync(Page)).PressAsync("Keep my words as they are");

        Assert.True(page.Has("Thank you. Your comment is published."));
        Assert.True(await IsReadAsync(site, post, Original));
    }

    [Theory]
    [OnEachDatabase]
    public async Task No_decision_of_an_author_publishes_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying(Original));
        await ProposeAsync(site, comment);
        var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", "Approve");

        // Approving means what was sent.
        Assert.True(await IsReadAsync(site, post, Original));
        Assert.False(await IsReadAsync(site, post, Shorter));
        Assert.False((await site.Visitor.OpenAsync(Page)).HasButton("Accept and publish"));
    }

    [Fact]
    public async Task A_proposal_that_was_taken_back_meanwhile_cannot_be_accepted()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying(Original));
        await ProposeAsync(site, comment);
        var page = await site.Visitor.OpenAsync(Page);
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", "Spam");

        var late = await page.PressAsync("Accept and publish");

        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.True(late.HasLink("Back to your comment"));
        Assert.False(await IsReadAsync(site, post, "stairwell"));
    }

    [Theory]
    [OnEachDatabase("Spam")]
    [OnEachDatabase("Decline")]
    public async Task Whoever_decides_against_it_takes_the_proposal_back(Database database, string decision)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying(Original));
        await ProposeAsync(site, comment);

        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", decision);

        var page = await site.Visitor.OpenAsync(Page);
        Assert.False(page.HasButton("Accept and publish") || page.Has("So that nobody is named."));
        var version = (await site.OnlyCommentAsync()).Version;
        Assert.Equal(HttpStatusCode.Conflict, (await site.Visitor.PostAsync($"{Page}/proposal", ("do", "accept"), ("version", $"{version}"))).StatusCode);
        Assert.False(await IsReadAsync(site, post, "stairwell"));
        Assert.Equal(0, await site.Db(db => db.Set<CommentProposal>().CountAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Declined_with_a_sentence_only_that_one_is_left_and_nothing_can_be_undone(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying(Original));
        await ProposeAsync(site, comment);
        var page = await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id));

        var queue = await page.Fill("A kind sentence to Rosa", "It is too soon after all.").PressInAsync("section", "Decline");

        var own = await site.Visitor.OpenAsync(Page);
        Assert.True(own.Has("It is too soon after all.") && own.Has("Your comment has not been published"));
        Assert.False(own.Has("So that nobody is named.") || own.HasButton("Accept and publish") || queue.HasButton("Undo"));
    }

    [Fact]
    public async Task Undoing_what_was_decided_against_it_does_not_bring_it_back()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying(Original));
        await ProposeAsync(site, comment);
        var queue = await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", "Spam");

        await queue.PressAsync("Undo");

        Assert.Equal(CommentState.Declined, (await site.OnlyCommentAsync()).State);
        Assert.False((await site.Visitor.OpenAsync(Page)).HasButton("Accept and publish"));
    }

    [Fact]
    public async Task Declining_a_change_of_published_words_leaves_it_open()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post).WithKey(Key).Saying(Original));
        await (await site.Visitor.OpenAsync(Page)).Fill("Comment", $"{Original} Really.").PressAsync("Save changes");
        await ProposeAsync(site, comment);

        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).PressInAsync("article", "Decline");

        await (await site.Visitor.OpenAsync(Page)).PressAsync("Accept and publish");
        Assert.True(await IsReadAsync(site, post, Shorter));
    }

    [Fact]
    public async Task Only_the_key_can_answer_it()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await ProposeAsync(site, await site.Has(A.CommentOn(post).Waiting().WithKey(Key).Saying(Original)));

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.PostAsync("/comments/another/proposal", ("do", "accept"), ("version", "2"))).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await site.Visitor.GetAsync($"{Page}/proposal")).StatusCode);
        Assert.False(await IsReadAsync(site, post, "stairwell"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Clicks_at_the_same_time_propose_it_once(Database database)
    {
        var meanwhile = new Meanwhile();
        await using var site = await Site.StartAsync(database, web => meanwhile.Watch(web));
        var form = await OpenFormAsync(site, await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying(Original)));
        form.Fill("Text", Shorter);
        HttpResponseMessage? first = null;
        meanwhile.BeforeNextSave(async () => first = await form.SendAsync("Propose"));

        var second = await form.SendAsync("Propose");

        Assert.Equal((HttpStatusCode.SeeOther, HttpStatusCode.Conflict), (first!.StatusCode, second.StatusCode));
        Assert.Equal(Shorter, await site.Db(db => db.Set<CommentProposal>().Select(proposal => proposal.Body).SingleAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_is_not_in_order_is_kept_for_the_author(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying(Original));
        var form = await OpenFormAsync(site, comment);

        var page = await form.Fill("Text", "").Fill("A sentence to Rosa", new string('x', Comment.SentenceLength + 1)).PressAsync("Propose");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(Comment.SentenceLength + 1, page.Value("A sentence to Rosa").Length);
        Assert.Equal(0, await site.Db(db => db.Set<CommentProposal>().CountAsync()));
    }

    [Fact]
    public async Task What_readers_would_not_see_is_no_version()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey(Key).Saying(Original));

        var page = await (await OpenFormAsync(site, comment)).Fill("Text", "***").PressAsync("Propose");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(0, await site.Db(db => db.Set<CommentProposal>().CountAsync()));
    }

    private static async Task<WebPage> OpenFormAsync(Site site, Comment comment) =>
        await (await (await site.SignInAsync(People.Ines)).OpenAsync(CommentUrl.ToModeration(comment.Id))).ClickAsync("Propose a version");

    private static async Task ProposeAsync(Site site, Comment comment)
    {
        var form = await OpenFormAsync(site, comment);
        var label = $"A sentence to {CommentNames.Shown(comment.Name)}";
        var proposed = await form.Fill("Name", "").Fill("Text", Shorter).Fill(label, "So that nobody is named.").PressAsync("Propose");
        Assert.True(proposed.Has("Proposed, waiting for an answer"));
    }

    private static async Task<bool> IsReadAsync(Site site, Post post, string words) =>
        (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has(words)
        || (await site.Visitor.ReadAsync($"{PostUrl.ToCommentForm(post.Slug)}/feed.xml")).Contains(words, StringComparison.Ordinal);
}
