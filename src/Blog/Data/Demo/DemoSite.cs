using System.Globalization;
using System.Security.Cryptography;
using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Markdown;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Tags;
using Blog.Search;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data.Demo;

/// <summary>The slugs of two posts to try and to measure with.</summary>
internal sealed record DemoPosts(string Busy, string Quiet);

/// <summary>Fills a site with generated posts and comments, through the same renderer and the same verbs as people's own.</summary>
internal sealed class DemoSite(IServiceScopeFactory scopes, MarkdownRenderer markdown, TimeProvider time)
{
    /// <summary>Posts written in one transaction: memory does not grow with the site.</summary>
    private const int Batch = 250;

    private const int Seed = 20;

    /// <summary>So many of the newest posts come at one pace on every site: lists that go by the date show equally many.</summary>
    private const int Recent = 100;

    private static readonly TimeSpan Pace = TimeSpan.FromHours(9);

    private static readonly TimeSpan SlowestPace = TimeSpan.FromDays(5);

    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(3650);

    private readonly DemoProse prose = new(Seed);

    private readonly HashSet<string> slugs = [];

    /// <summary>
    /// For how long a post has been there that has so many newer ones. Sites of a thousand posts and more are equally old: they differ in nothing but
    /// how many there are.
    /// </summary>
    internal static TimeSpan Age(int newer, int posts)
    {
        if (newer < Recent)
        {
            return Pace * newer;
        }

        var pace = (LongestLife - (Pace * Recent)) / (posts - Recent);
        return (Pace * Recent) + ((pace < SlowestPace ? pace : SlowestPace) * (newer - Recent));
    }

    /// <param name="posts">How many to publish, at least two: the busy one and a quiet one without comments.</param>
    /// <param name="commentsOnBusy">How many approved comments the busy post gets, replies among them.</param>
    public async Task<DemoPosts> FillAsync(int authorId, int posts, int commentsOnBusy, CancellationToken cancel)
    {
        await ReadSlugsAsync(cancel);
        var language = await ReadLanguageAsync(cancel);
        var written = new List<int>(posts);
        var next = MakeAsync(Math.Min(Batch, posts), language, cancel);
        for (var done = 0; done < posts; done += Batch)
        {
            var batch = await next;
            // The next ones are rendered while these are written.
            next = MakeAsync(Math.Clamp(posts - done - Batch, 0, Batch), language, cancel);
            written.AddRange(await WritePostsAsync(authorId, batch, index => Age(posts - done - 1 - index, posts), cancel));
        }

        await WriteCommentsAsync(written, commentsOnBusy, cancel);
        return await DescribeAsync(written[^1], written[^2], cancel);
    }

    private async Task ReadSlugsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        slugs.UnionWith(await Db(scope).Posts.Select(post => post.Slug).ToListAsync(cancel));
    }

    // Posts name none of their own.
    private async Task<CultureInfo> ReadLanguageAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var site = scope.ServiceProvider.GetRequiredService<CurrentSite>();
        await site.LoadAsync(cancel);
        return site.Culture;
    }

    private Task<(PostText Text, RenderedText Rendered)[]> MakeAsync(int count, CultureInfo language, CancellationToken cancel)
    {
        var texts = Enumerable.Range(0, count).Select(_ => Text()).ToList();
        return Task.WhenAll(texts.Select(async text => (text, await RenderAsync(text.Body, language, cancel))));
    }

    // The oldest first, as people do.
    private async Task<IEnumerable<int>> WritePostsAsync(
        int authorId, (PostText Text, RenderedText Rendered)[] made, Func<int, TimeSpan> age, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var naming = scope.ServiceProvider.GetRequiredService<PostNaming>();
        var tags = (await naming.TagsAsync(DemoProse.Topics, cancel)).ToDictionary(tag => tag.Slug);
        var now = time.GetUtcNow();
        var posts = made.Select((one, index) =>
        {
            var at = now - TimeSpan.FromHours(1) - age(index);
            var post = Post.Begin(Guid.NewGuid(), authorId, at);
            post.Write(one.Text, one.Rendered, [.. one.Text.Tags.Select(name => tags[TagNames.SlugOf(name)])], at);
            post.Release(at, at);
            return post;
        }).ToList();
        db.Posts.AddRange(posts);
        await scope.ServiceProvider.GetRequiredService<Vocabulary>().LearnAsync([.. posts.Select(post => post.Indexed!)], cancel);
        await db.SaveChangesAsync(cancel);
        return posts.Select(post => post.Id);
    }

    private PostText Text()
    {
        var title = prose.Title();
        var slug = Slug.From(title, fallback: "post");
        for (var number = 2; !slugs.Add(slug); number++)
        {
            slug = Slug.Numbered(Slug.From(title, fallback: "post"), number);
        }

        return new PostText { Title = title, Slug = slug, Body = prose.Body(), Tags = prose.Tags() };
    }

    private async Task<RenderedText> RenderAsync(string body, CultureInfo language, CancellationToken cancel) =>
        await markdown.RenderPostAsync(body, smartPunctuation: true, language, cancel) is Rendering.Done done
            ? RenderedText.Of(done)
            : throw new InvalidOperationException("A generated text was refused.");

    private async Task WriteCommentsAsync(List<int> posts, int commentsOnBusy, CancellationToken cancel)
    {
        var busy = posts[^1];
        // Some that answer the post, others that answer those, and a few that answer the answers.
        var first = await WriteCommentsAsync([.. Enumerable.Repeat(CommentPlace.On(busy), Share(commentsOnBusy, 60))], cancel);
        var second = await WriteCommentsAsync(Replies(first, Share(commentsOnBusy, 30)), cancel);
        await WriteCommentsAsync(Replies(second.Count > 0 ? second : first, commentsOnBusy - first.Count - second.Count), cancel);
        await WriteCommentsAsync([.. posts.SkipLast(2).Where(_ => prose.Chance(oneIn: 3)).Select(CommentPlace.On)], cancel);
    }

    private static int Share(int all, int percent) => ((all * percent) + 99) / 100;

    private List<CommentPlace> Replies(IReadOnlyList<CommentPlace> answered, int count) =>
        [.. Enumerable.Range(0, Math.Max(0, count)).Select(_ => answered[prose.Number(answered.Count)])];

    /// <returns>The places below what was written.</returns>
    private async Task<IReadOnlyList<CommentPlace>> WriteCommentsAsync(List<CommentPlace> places, CancellationToken cancel)
    {
        var written = new List<CommentPlace>(places.Count);
        foreach (var chunk in places.Chunk(Batch))
        {
            await using var scope = scopes.CreateAsyncScope();
            var comments = new List<Comment>(chunk.Length);
            foreach (var place in chunk)
            {
                comments.Add(await CommentAsync(place, cancel));
            }

            Db(scope).Comments.AddRange(comments);
            await Db(scope).SaveChangesAsync(cancel);
            written.AddRange(comments.Select(CommentPlace.Below));
        }

        return written;
    }

    private async Task<Comment> CommentAsync(CommentPlace place, CancellationToken cancel)
    {
        var text = prose.Comment();
        var html = await markdown.RenderCommentAsync(text, cancel) is Rendering.Done done
            ? done.Html
            : throw new InvalidOperationException("A generated text was refused.");
        // Nobody gets the key to these words.
        var now = time.GetUtcNow();
        var words = new CommentWords(prose.Name(), Email: "", Website: "", text);
        var comment = Comment.ByGuest(place, words, html, RandomNumberGenerator.GetBytes(CommentKeys.HashBytes), isPrivate: false, now);
        comment.Approve(now);
        return comment;
    }

    private async Task<DemoPosts> DescribeAsync(int busy, int quiet, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var posts = Db(scope).Posts;
        return new DemoPosts(
            await posts.Where(post => post.Id == busy).Select(post => post.Slug).SingleAsync(cancel),
            await posts.Where(post => post.Id == quiet).Select(post => post.Slug).SingleAsync(cancel));
    }

    private static BlogDbContext Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<BlogDbContext>();
}
