using Blog.Accounts;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Posts.Related;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>A post with its comments. Those who may edit it also see it before its time.</summary>
public sealed class ShowModel(BlogDbContext db, BaseAddress address, Shown shown, TimeProvider time) : PageModel
{
    /// <summary>A neighbour in the stream: the post after this one, or the one before.</summary>
    public sealed record Neighbour
    {
        public required bool IsNext { get; init; }

        public required string Title { get; init; }

        public required string Slug { get; init; }

        public required string Language { get; init; }
    }

    private static readonly CompiledQuery<string, DateTimeOffset, Article> ForReaders = new((db, slug, now) =>
        db.Posts.AsNoTracking().Where(post => post.Slug == slug).Published(now).AsSplitQuery().Select(Article.OfPost));

    private static readonly CompiledQuery<int, DateTimeOffset?, DateTimeOffset, Neighbour> Neighbours = new((db, id, at, now) =>
        db.Posts.Published(now).Where(post => post.PublishedAt < at || (post.PublishedAt == at && post.Id < id))
            .NewestFirst().Take(1).Select(post => new Neighbour { IsNext = false, Title = post.Title, Slug = post.Slug, Language = post.Language })
            .Concat(db.Posts.Published(now).Where(post => post.PublishedAt > at || (post.PublishedAt == at && post.Id > id))
                .OrderBy(post => post.PublishedAt).ThenBy(post => post.Id).Take(1).Select(post => new Neighbour { IsNext = true, Title = post.Title, Slug = post.Slug, Language = post.Language })));

    private static readonly CompiledQuery<int, DateTimeOffset, PostLine> RelatedTo = new((db, id, now) =>
        db.RelatedPosts.Where(related => related.PostId == id).OrderBy(related => related.Position).Select(related => related.Other).Published(now).Take(Relating.Shown).AsLines());

    public Article Article { get; private set; } = null!;

    public IReadOnlyList<PostLine> Related { get; private set; } = [];

    /// <summary>Null where there is nothing to share yet.</summary>
    public ShareLinks? Share { get; private set; }

    public PostState State { get; private set; }

    public bool IsPublished => State == PostState.Published;

    public bool MayEdit { get; private set; }

    public Neighbour? Previous { get; private set; }

    public Neighbour? Next { get; private set; }

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var found = await FindAsync(slug, now, cancel);
        if (found is null)
        {
            return NotFound();
        }

        Article = found;
        shown.Post(Article.Id).Stream();
        State = Article.StateAt(now);
        MayEdit = User.MayLookAfter(Article.AuthorId);
        if (IsPublished)
        {
            Article = Article with { Series = Article.IsPart ? await SeriesPlace.FindAsync(db, Article.Id, now, cancel) : null };
            Share = new ShareLinks(Article.Title, address.Of(PostUrl.To(Article.Slug)));
            await FindNeighboursAsync(now, cancel);
            Related = await RelatedTo.Execute(db, Article.Id, now).ToListAsync(cancel);
        }

        return Page();
    }

    private async Task<Article?> FindAsync(string slug, DateTimeOffset now, CancellationToken cancel)
    {
        if (!User.IsSignedIn())
        {
            return await ForReaders.Execute(db, slug, now).SingleOrDefaultAsync(cancel);
        }

        var posts = db.Posts.AsNoTracking().Where(post => post.Slug == slug);
        return await posts.Published(now).Union(posts.EditableBy(User)).AsSplitQuery().Select(Article.OfPost).SingleOrDefaultAsync(cancel);
    }

    private async Task FindNeighboursAsync(DateTimeOffset now, CancellationToken cancel)
    {
        await foreach (var neighbour in Neighbours.Execute(db, Article.Id, Article.PublishedAt, now).WithCancellation(cancel))
        {
            (Previous, Next) = neighbour.IsNext ? (Previous, neighbour) : (neighbour, Next);
        }
    }
}
