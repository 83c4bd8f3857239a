using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>The numbers of what everybody may read, and who has a place in a conversation, are what counting would give, whatever was decided.</summary>
public sealed class KeptConversationsTests
{
    private const int Deeds = 80;

    [Theory, OnEachDatabase]
    public async Task They_follow_every_deed(Database database)
    {
        await using var site = await Site.StartAsync(database);
        Post[] posts = [await site.Has(A.Post.Titled("Loaf")), await site.Has(A.Post.Titled("Rolls"))];
        var random = new Random(20260311);
        for (var deed = 0; deed < Deeds; deed++)
        {
            await DoAsync(site, random, posts);
            await AssertRightAsync(site);
        }
    }

    [Theory, OnEachDatabase]
    public async Task Those_that_are_approved_in_the_same_moment_are_all_counted(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post).Declined());
        for (var answer = 0; answer < 12; answer++)
        {
            await site.Has(A.CommentOn(post).Answering(asked).Waiting());
        }

        await Task.WhenAll((await CommentsAsync(site)).Where(comment => comment.ParentId is not null).Select(answer => DecideAsync(site, answer.Id, one => one.Approve(site.Now))));

        await AssertRightAsync(site);
        Assert.Equal(12, (await CommentsAsync(site)).Single(comment => comment.Id == asked.Id).PublicAnswers);
    }

    [Theory, OnEachDatabase]
    public async Task Who_decides_on_a_comment_with_its_answer_and_who_decides_on_the_answer_never_wait_for_each_other(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var asked = await site.Has(A.CommentOn(post));
        var answer = await site.Has(A.CommentOn(post).Answering(asked));

        await Task.WhenAll(ToggleAsync(site, asked.Id, answer.Id), ToggleAsync(site, answer.Id), ToggleAsync(site, asked.Id));

        await AssertRightAsync(site);
    }

    [Theory, OnEachDatabase]
    public async Task A_title_says_how_many_a_long_conversation_has_on_all_its_pages(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.SayAsync(post, CommentThread.PageSize + 2);
        await site.Has(A.CommentOn(post).Waiting());
        await site.Has(A.CommentOn(post).Spam());

        Assert.Equal("102 comments", (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).WordsOf("#comments-title"));
        Assert.Equal("102 comments", (await site.Visitor.OpenAsync(PostUrl.ToComments(post.Slug, 2))).WordsOf("#comments-title"));

        await DecideAsync(site, (await CommentsAsync(site))[0].Id, comment => comment.Withdraw(site.Now));

        Assert.Equal("101 comments", (await site.Visitor.OpenAsync(PostUrl.ToComments(post.Slug, 2))).WordsOf("#comments-title"));
    }

    private static async Task DoAsync(Site site, Random random, Post[] posts)
    {
        var comments = await CommentsAsync(site);
        if (comments.Count < 4 || random.Next(3) == 0)
        {
            var post = posts[random.Next(posts.Length)];
            var siblings = comments.Where(comment => comment.PostId == post.Id).ToList();
            var comment = A.CommentOn(post);
            comment = siblings.Count > 0 && random.Next(3) > 0 ? comment.Answering(siblings[random.Next(siblings.Count)]) : comment;
            await site.Has(random.Next(4) switch { 0 => comment.InPrivate(), 1 => comment.Waiting(), _ => comment });
            return;
        }

        await DecideAsync(site, comments[random.Next(comments.Count)].Id, comment =>
        {
            switch (random.Next(6))
            {
                case 0:
                    comment.Decline();
                    break;
                case 1:
                    comment.MarkSpam();
                    break;
                case 2:
                    comment.Undo();
                    break;
                case 3 when random.Next(3) == 0:
                    comment.Withdraw(site.Now);
                    break;
                default:
                    comment.Approve(site.Now);
                    break;
            }
        });
    }

    // Again and again; what somebody else decided in the same moment counts.
    private static async Task ToggleAsync(Site site, params int[] ids)
    {
        for (var round = 0; round < Deeds; round++)
        {
            await site.Db(async db =>
            {
                foreach (var comment in await db.Comments.Where(comment => ids.Contains(comment.Id)).ToListAsync())
                {
                    if (comment.IsPublic)
                    {
                        comment.Decline();
                    }
                    else
                    {
                        comment.Approve(site.Now);
                    }
                }

                try
                {
                    await db.SaveChangesAsync();
                }
                catch (DbUpdateException exception) when (exception is DbUpdateConcurrencyException || exception.IsUniqueViolation())
                {
                    db.ChangeTracker.Clear();
                }
            });
        }
    }

    private static Task<int> DecideAsync(Site site, int id, Action<Comment> decision) => site.Db(async db =>
    {
        decision(await db.Comments.SingleAsync(comment => comment.Id == id));
        return await db.SaveChangesAsync();
    });

    private static Task<List<Comment>> CommentsAsync(Site site) => site.Db(db => db.Comments.AsNoTracking().OrderBy(comment => comment.Id).ToListAsync());

    private static async Task AssertRightAsync(Site site)
    {
        var comments = await CommentsAsync(site);
        var read = comments.Where(comment => comment.IsPublic).ToList();
        Assert.All(comments, comment =>
        {
            var answers = read.Count(answer => answer.ParentId == comment.Id);
            Assert.Equal((comment.Id, answers), (comment.Id, comment.PublicAnswers));
            Assert.Equal((comment.Id, comment.IsPublic || comment.IsWithdrawn || answers > 0), (comment.Id, comment.HasPlace));
        });
        Assert.All(await site.PostsAsync(), post => Assert.Equal((post.Slug, read.Count(comment => comment.PostId == post.Id)), (post.Slug, post.PublicComments)));
    }
}
