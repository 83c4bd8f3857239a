using Blog.Accounts;
using Blog.Admin.Comments;
using Blog.Data;
using Blog.Mail;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin;

/// <summary>What waits for the person who has just come in.</summary>
public sealed class IndexModel(BlogDbContext db, CurrentSite site, TimeProvider time) : PageModel
{
    private const int Shown = 4;

    public sealed record Unfinished(int Id, string Title, int Words, bool IsReleased, DateTimeOffset ChangedAt);

    public sealed record Coming(int Id, string Title, DateTimeOffset PublishedAt);

    public sealed record Last(string Title, string Slug, DateTimeOffset PublishedAt);

    public string FirstName { get; private set; } = "";

    public string Greeting => site.ToLocal(time.GetUtcNow()).Hour switch
    {
        < 5 => "Good night",
        < 12 => "Good morning",
        < 18 => "Good afternoon",
        _ => "Good evening",
    };

    public Tally Waiting { get; private set; }

    /// <summary>For whoever runs the site; null when all letters go out.</summary>
    public UnsentLetters? Unsent { get; private set; }

    /// <summary>The posts that were changed last of those with words that readers do not see.</summary>
    public IReadOnlyList<Unfinished> GoOn { get; private set; } = [];

    /// <summary>The next to appear.</summary>
    public IReadOnlyList<Coming> Scheduled { get; private set; } = [];

    public IReadOnlyList<Last> Published { get; private set; } = [];

    public bool IsNew => GoOn.Count == 0 && Scheduled.Count == 0 && Published.Count == 0;

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var id = User.AuthorId();
        FirstName = Author.FirstName(await db.Users.Where(author => author.Id == id).Select(author => author.Name).SingleAsync(cancel));
        Waiting = await Tally.WaitingForAsync(db, User, cancel);
        Unsent = User.MayRunTheSite() ? await UnsentLetters.FindAsync(db, cancel) : null;
        var mine = db.Posts.EditableBy(User);
        // Two short lists, each out of what holds nothing else, however much has been published.
        var drafts = await LastChangedAsync(mine.Drafts(), cancel);
        var changed = await LastChangedAsync(mine.Listed().Where(post => db.WorkingDrafts.Select(draft => draft.PostId).Contains(post.Id)), cancel);
        GoOn = [.. drafts.Concat(changed).OrderByDescending(post => post.ChangedAt).ThenByDescending(post => post.Id).Take(Shown)];
        Scheduled = await mine.Scheduled(now).OrderBy(post => post.PublishedAt).ThenBy(post => post.Id).Take(Shown).AsWritten()
            .Select(one => new Coming(one.Post.Id, WrittenPost.NameOf(one.Title), one.Post.PublishedAt!.Value)).ToListAsync(cancel);
        Published = await mine.Published(now).NewestFirst().Take(Shown).Select(post => new Last(post.Title, post.Slug, post.PublishedAt!.Value)).ToListAsync(cancel);
    }

    private static Task<List<Unfinished>> LastChangedAsync(IQueryable<Post> posts, CancellationToken cancel) => posts.LastChangedFirst().Take(Shown).AsWritten()
        .Select(one => new Unfinished(one.Post.Id, WrittenPost.NameOf(one.Title), one.Post.Words, one.Post.PublishedAt != null, one.Post.ChangedAt)).ToListAsync(cancel);
}
