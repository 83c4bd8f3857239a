using System.Net;
using Blog.Comments;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

public sealed class ModerationTests
{
    [Theory]
    [OnEachDatabase]
    public async Task It_works(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).Waiting().From("rosa@example.org").Saying("Soup is a plan."));
        var ines = await site.SignInAsync(People.Ines);
        var queue = await ines.OpenAsync("/admin/comments");
        Assert.True(queue.Has("One comment is waiting for you."));
        Assert.True(queue.Has("rosa@example.org"));

        var after = await queue.PressInAsync("article", "Approve");

        Assert.True(after.Has("1 comment approved."));
        Assert.True(after.Has("Nobody is waiting"));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Soup is a plan."));
    }

    [Theory]
    [OnEachDatabase("Decline", CommentState.Declined, "1 comment declined.")]
    [OnEachDatabase("Spam", CommentState.Spam, "1 comment marked as spam.")]
    public async Task What_is_declined_or_spam_leaves_the_post_at_the_next_request(Database database, string button, CommentState state, string notice)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comment = await site.Has(A.CommentOn(post));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has(comment.Body));
        var ines = await site.SignInAsync(People.Ines);

        var after = await (await ines.OpenAsync("/admin/comments?show=approved")).PressInAsync("article", button);

        Assert.True(after.Has(notice));
        Assert.Equal(state, (await site.OnlyCommentAsync()).State);
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has(comment.Body));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Undo_puts_all_back_where_they_were_and_survives_a_reload(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        foreach (var name in new[] { "Ada", "Bo", "Cy" })
        {
            await site.Has(A.CommentOn(post).Waiting().By(name));
        }

        var ines = await site.SignInAsync(People.Ines);
        var queue = await ines.OpenAsync("/admin/comments");
        foreach (var name in new[] { "Ada", "Bo", "Cy" })
        {
            queue.Check($"Choose {name}’s comment");
        }

        var after = await queue.PressInAsync(".bulk", "Approve");
        Assert.True(after.Has("3 comments approved."), after.Text);
        Assert.All(await site.CommentsAsync(), comment => Assert.Equal(CommentState.Approved, comment.State));
        var reloaded = await ines.OpenAsync(after.Address.PathAndQuery);
        Assert.True(reloaded.Has("3 comments approved."));

        var undone = await reloaded.PressAsync("Undo");

        Assert.Contains("3 comments are back where they were.", undone.Text, StringComparison.Ordinal);
        Assert.All(await site.CommentsAsync(), comment => Assert.Equal(CommentState.Pending, comment.State));
        Assert.False((await ines.OpenAsync(after.Address.PathAndQuery)).HasButton("Undo"));
        // Pressed again in the other tab: nothing is left to take back, and nobody is blamed.
        Assert.Equal(HttpStatusCode.OK, (await after.PressAsync("Undo")).Status);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Approving_twice_is_no_error(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        await queue.PressInAsync("article", "Approve");
        var again = await queue.PressInAsync("article", "Approve");

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.False(again.Has("had changed in the meantime"));
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_note_that_is_read_twice_is_no_error(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).InPrivate());
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        await queue.PressInAsync("article", "Read");
        var again = await queue.PressInAsync("article", "Read");

        Assert.False(again.Has("had changed in the meantime"));
        Assert.Equal(CommentState.Read, (await site.OnlyCommentAsync()).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_change_that_is_declined_twice_is_no_error_and_undoing_what_came_after_leaves_it_declined(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey("the key").Saying("Soup is a plan."));
        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Comment", "Soup is no plan.").PressAsync("Save changes");
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        await queue.PressInAsync("article", "Decline");
        Assert.False((await queue.PressInAsync("article", "Decline")).Has("had changed in the meantime"));

        await site.Db(async db =>
        {
            var comment = await db.Comments.SingleAsync();
            comment.MarkSpam();
            comment.Undo();
            Assert.Equal((CommentState.Approved, true, null), (comment.State, comment.Edit!.IsDeclined, comment.WaitingSince));
        });
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_two_moderators_at_once_only_one_counts_and_the_other_sees_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var ines = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        var mo = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");

        var pages = await Task.WhenAll(ines.PressInAsync("article", "Approve"), mo.PressInAsync("article", "Decline"));

        var late = Assert.Single(pages, page => page.Has("One comment had changed in the meantime."));
        Assert.Single(pages, page => page.HasButton("Undo"));
        var comment = await site.OnlyCommentAsync();
        Assert.Equal((late == pages[0] ? CommentState.Declined : CommentState.Approved, CommentState.Pending), (comment.State, comment.StateBefore));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_that_have_changed_since_they_were_read_are_not_approved(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().WithKey("the key").Saying("Harmless"));
        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");
        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Comment", "Not what was read").PressAsync("Save changes");

        var after = await queue.PressInAsync("article", "Approve");

        Assert.True(after.Has("One comment had changed in the meantime."));
        Assert.True(after.Has("Not what was read"));
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Of_a_change_name_and_website_are_shown_as_they_would_be_and_as_they_were(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey("the key").From("", "https://soup.example"));
        var ines = await site.SignInAsync(People.Ines);
        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Comment", "Words alone.").PressAsync("Save changes");
        Assert.False((await ines.OpenAsync("/admin/comments")).Has("changed from"));

        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Name", "Casino").Fill("Website", "https://pills.example").PressAsync("Save changes");

        foreach (var path in new[] { "/admin/comments", CommentUrl.ToModeration(comment.Id) })
        {
            var page = await ines.OpenAsync(path);
            Assert.True(page.HasLink("https://pills.example") && !page.HasLink("https://soup.example"), page.Text);
            Assert.True(page.Has("Name changed from Rosa to Casino. Website changed from https://soup.example to https://pills.example."), page.Text);
        }

        await (await site.Visitor.OpenAsync("/comments/the key")).Fill("Name", "").Fill("Website", "").PressAsync("Save changes");
        Assert.True((await ines.OpenAsync("/admin/comments")).Has("Name changed from Rosa to none. Website changed from https://soup.example to none."));
    }

    [Theory]
    [OnEachDatabase(nameof(People.Ines), 2)]
    [OnEachDatabase(nameof(People.Edda), 2)]
    [OnEachDatabase(nameof(People.Mo), 2)]
    [OnEachDatabase(nameof(People.Otto), 1)]
    public async Task Authors_decide_on_their_own_posts_others_on_all(Database database, string first, int sees)
    {
        await using var site = await Site.StartAsync(database);
        var hers = await site.Has(A.CommentOn(await site.Has(A.Post.Titled("By Ines"))).Waiting().By("Ada"));
        await site.Has(A.CommentOn(await site.Has(A.Post.Titled("By Otto").By(People.Otto))).Waiting().By("Bo"));
        var visitor = await site.SignInAsync(People.All.Single(person => person.FirstName == first));

        var queue = await visitor.OpenAsync("/admin/comments");

        Assert.Equal(sees, queue.Document.QuerySelectorAll(".queue > li").Length);
        Assert.Equal(sees == 2, queue.Has("Ada"));
        Assert.Equal(sees == 2 ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync($"/admin/comments/{hers.Id}/reply")).StatusCode);
        // A forged decision on what one cannot see changes nothing.
        queue.Document.QuerySelector("article button[name=approve]")!.SetAttribute("value", $"{hers.Id}.{hers.Version}");
        await queue.PressInAsync("article", "Approve");
        Assert.Equal(sees == 2 ? CommentState.Approved : CommentState.Pending, (await site.CommentsAsync()).Single(comment => comment.Id == hers.Id).State);
    }

    [Fact]
    public async Task Nobody_enters_without_an_account_or_a_token()
    {
        await using var site = await Site.StartAsync();
        var comment = await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        var ines = await site.SignInAsync(People.Ines);

        var stranger = await site.Visitor.PostAsync("/admin/comments", ("approve", $"{comment.Id}.{comment.Version}"));
        var forged = await ines.PostAsync("/admin/comments", ("approve", $"{comment.Id}.{comment.Version}"));

        Assert.NotEqual(HttpStatusCode.OK, stranger.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task Choosing_nothing_is_said_and_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());

        var after = await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync(".bulk", "Spam");

        Assert.True(after.Has("Nothing was chosen."));
        Assert.Equal(CommentState.Pending, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task More_than_a_page_shows_is_refused_kindly_and_changes_nothing()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting());
        using var ines = await site.SignInAsync(People.Ines);
        var queue = await (await ines.OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        var everything = string.Join(',', Enumerable.Range(1, 60_000).Select(id => $"{id}.1"));
        queue.Document.QuerySelector("button[name=undo]")!.SetAttribute("value", everything);

        var after = await queue.PressAsync("Undo");

        Assert.True(after.Has("One page of comments at a time: nothing was done."), after.Text);
        Assert.Equal(CommentState.Approved, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task The_moderator_sees_why_something_looks_like_spam()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().Suspicious("4 links"));

        var queue = await (await site.SignInAsync(People.Mo)).OpenAsync("/admin/comments");

        Assert.True(queue.Has("Looks like spam: 4 links"));
    }

    [Fact]
    public async Task The_dashboard_shows_who_has_waited_longest()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        foreach (var name in new[] { "Ada", "Bo", "Cy" })
        {
            await site.Has(A.CommentOn(post).Waiting().By(name));
            site.Clock.Advance(TimeSpan.FromHours(1));
        }

        var dashboard = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin");

        Assert.True(dashboard.HasLink("All 3 comments"));
        Assert.True(dashboard.Has("Ada 3 hours ago"));
        Assert.False(dashboard.Has("Cy "));
        Assert.True((await dashboard.PressAsync("Approve Ada’s comment")).Has("1 comment approved."));
    }
}
