using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>All posts this person may edit, by state.</summary>
public sealed class IndexModel(BlogDbContext db, TimeProvider time) : PageModel
{
    public const int PageSize = 20;

    public sealed record Row(
        int Id, string Title, string Slug, List<string> Tags, PostState State, bool HasDraft, DateTimeOffset ChangedAt, DateTimeOffset? PublishedAt, int Comments);

    public sealed record Tab(string Name, string? State, int Count);

    public string? State { get; private set; }

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public Slice<Row> Rows { get; private set; } = null!;

    public bool HasNone => Tabs.All(tab => tab.Count == 0);

    public string Address(int number) => $"/admin/posts?{(State is null ? "" : $"state={State}&")}page={number}";

    public async Task OnGetAsync(string? state, [FromQuery(Name = "page")] int? number, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mine = db.Posts.AsNoTracking().EditableBy(User);
        Tabs = await CountAsync(mine, now, cancel);
        State = Tabs.FirstOrDefault(tab => tab.State == state)?.State;
        Rows = await RowsAsync(Choose(mine, now), now, Math.Clamp(number ?? 1, 1, 100_000), cancel);
    }

    private static async Task<IReadOnlyList<Tab>> CountAsync(IQueryable<Post> posts, DateTimeOffset now, CancellationToken cancel)
    {
        var counts = await posts.GroupBy(PostStates.At(now)).Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancel);
        int Of(PostState state) => counts.GetValueOrDefault(state);
        return
        [
            new("All", null, counts.Where(pair => pair.Key != PostState.InBin).Sum(pair => pair.Value)),
            new("Drafts", "drafts", Of(PostState.Draft)),
            new("Scheduled", "scheduled", Of(PostState.Scheduled)),
            new("Published", "published", Of(PostState.Published)),
            new("Bin", "bin", Of(PostState.InBin)),
        ];
    }

    private IQueryable<Post> Choose(IQueryable<Post> posts, DateTimeOffset now) => State switch
    {
        "drafts" => posts.Drafts().LastChangedFirst(),
        "scheduled" => posts.Scheduled(now).OrderBy(post => post.PublishedAt).ThenBy(post => post.Id),
        "published" => posts.Published(now).NewestFirst(),
        "bin" => posts.InBin().OrderByDescending(post => post.BinnedAt).ThenByDescending(post => post.Id),
        _ => posts.Where(post => post.BinnedAt == null).LastChangedFirst(),
    };

    private Task<Slice<Row>> RowsAsync(IQueryable<Post> posts, DateTimeOffset now, int number, CancellationToken cancel) => posts.Select(post => new Row(
        post.Id,
        post.Draft != null ? post.Draft.Title : post.Title,
        post.Slug,
        post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList(),
        PostStates.At(now, post.BinnedAt, post.PublishedAt),
        post.Draft != null && post.PublishedAt != null,
        post.ChangedAt,
        post.PublishedAt,
        db.Comments.Count(comment => comment.PostId == post.Id && comment.State == CommentState.Approved))).SliceAsync(number, PageSize, cancel);
}
