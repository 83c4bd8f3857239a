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
    /// <summary>A neighbour in the stream.</summary>
    public sealed record Neighbour(string Title, string Slug, string Language);

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
            Related = await db.RelatedPosts.Where(related => related.PostId == Article.Id).OrderBy(related => related.Position)
                .Select(related => related.Other).Published(now).Take(Relating.Shown).AsLines().ToListAsync(cancel);
        }

        return Page();
    }

    private Task<Article?> FindAsync(string slug, DateTimeOffset now, CancellationToken cancel)
    {
        var posts = db.Posts.AsNoTracking().Where(post => post.Slug == slug);
        var visible = User.IsSignedIn() ? posts.Published(now).Union(posts.EditableBy(User)) : posts.Published(now);
        return visible.AsSplitQuery().Select(Article.OfPost).SingleOrDefaultAsync(cancel);
    }

    private async Task FindNeighboursAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var (at, id) = (Article.PublishedAt, Article.Id);
        var stream = db.Posts.Published(now);
        var before = stream.Where(post => post.PublishedAt < at || (post.PublishedAt == at && post.Id < id))
            .OrderByDescending(post => post.PublishedAt).ThenByDescending(post => post.Id).Take(1);
        var after = stream.Where(post => post.PublishedAt > at || (post.PublishedAt == at && post.Id > id))
            .OrderBy(post => post.PublishedAt).ThenBy(post => post.Id).Take(1);
        var neighbours = await before.Select(post => new { IsNext = false, post.Title, post.Slug, post.Language })
            .Concat(after.Select(post => new { IsNext = true, post.Title, post.Slug, post.Language })).ToListAsync(cancel);
        foreach (var post in neighbours)
        {
            var neighbour = new Neighbour(post.Title, post.Slug, post.Language);
            (Previous, Next) = post.IsNext ? (Previous, neighbour) : (neighbour, Next);
        }
    }
}
