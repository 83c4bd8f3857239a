using System.Collections.Concurrent;
using Blog.Comments;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting.Limits;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

public sealed class GroupCommitTests
{
    [Fact]
    public async Task What_comes_in_one_moment_is_stored_in_few_transactions()
    {
        await using var site = await Site.StartAsync(configure: web => web.UseSetting("Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Transaction", "Debug"));
        var post = await site.Has(A.Post);
        var before = Commits(site);

        await WhileOthersComeAsync(site, store => Task.WhenAll(Enumerable.Range(1, 20).Select(number => store(Said(post, (byte)number)))));

        Assert.Equal(Enumerable.Range(1, 20), (await site.CommentsAsync()).Select(comment => (int)comment.KeyHash![0]).Order());
        Assert.InRange(Commits(site) - before, 1, 5);
    }

    [Theory, OnEachDatabase]
    public async Task The_other_click_of_a_double_click_spoils_it_for_nobody(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        byte[] sent = [1, 2, 3, 3, 4, 1, 5];
        var refused = new ConcurrentBag<byte>();

        await WhileOthersComeAsync(site, store => Task.WhenAll(sent.Select(async number =>
        {
            try
            {
                await store(Said(post, number));
            }
            catch (DbUpdateException exception) when (exception.IsUniqueViolation())
            {
                refused.Add(number);
            }
        })));

        Assert.Equal(new byte[] { 1, 3 }, refused.Order());
        Assert.Equal(new byte[] { 1, 2, 3, 4, 5 }, (await site.CommentsAsync()).Select(comment => comment.KeyHash![0]).Order());
    }

    [Theory, OnEachDatabase]
    public async Task Who_comes_alone_is_stored_and_so_is_the_next(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var store = site.Services.GetRequiredService<GroupCommit>();

        await store.StoreAsync(Said(post, 1));
        await store.StoreAsync(Said(post, 2));

        Assert.Equal(new byte[] { 1, 2 }, (await site.CommentsAsync()).Select(comment => comment.KeyHash![0]));
    }

    [Theory, OnEachDatabase]
    public async Task What_cannot_be_stored_is_told_to_its_own_sender_and_the_rest_goes_on(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var nowhere = Comment.ByGuest(CommentPlace.On(post.Id + 1000), CommentWords.Typed("Tariq", "", "", "Nobody will read it.", ""), "<p>Nobody will read it.</p>", [9], isPrivate: false, DateTimeOffset.UnixEpoch);

        await WhileOthersComeAsync(site, async store =>
        {
            var others = Task.WhenAll(store(Said(post, 1)), store(Said(post, 2)));
            await Assert.ThrowsAsync<DbUpdateException>(() => store(nowhere));
            await others;
        });

        Assert.Equal(new byte[] { 1, 2 }, (await site.CommentsAsync()).Select(comment => comment.KeyHash![0]).Order());
    }

    // As long as somebody has a turn, more are on their way.
    private static async Task WhileOthersComeAsync(Site site, Func<Func<Comment, Task>, Task> send)
    {
        var turns = site.Services.GetRequiredService<CommentTurns>();
        await turns.WaitAsync(TestContext.Current.CancellationToken);
        await send(site.Services.GetRequiredService<GroupCommit>().StoreAsync);
        turns.Return();
    }

    private static int Commits(Site site) => site.Log.Lines.Count(line => line.Contains("Committed transaction", StringComparison.Ordinal));

    private static Comment Said(Post post, byte number) =>
        Comment.ByGuest(CommentPlace.On(post.Id), CommentWords.Typed("Rosa", "", "", Commenting.Words, ""), "<p>Ours was a picnic.</p>", [number], isPrivate: false, DateTimeOffset.UnixEpoch);
}
