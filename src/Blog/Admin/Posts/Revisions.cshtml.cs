using Blog.Data;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Revisions;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>What a post has said before: any two versions compared, and brought back.</summary>
public sealed class RevisionsModel(BlogDbContext db, PostDrafting drafting) : PageModel
{
    public const int PageSize = 20;

    public sealed record Choice(int Id, RevisionKind Kind, DateTimeOffset SavedAt);

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    public bool IsReleased { get; private set; }

    /// <summary>All that are kept, newest first.</summary>
    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public Choice? From { get; private set; }

    public Choice? To { get; private set; }

    public bool IsSideBySide { get; private set; }

    public Difference Difference { get; private set; } = null!;

    public RevisionList All { get; private set; } = RevisionList.Empty;

    public Paging Paging { get; private set; } = null!;

    public string Address(int from) => $"/admin/posts/{Id}/revisions?from={from}{(IsSideBySide ? "&view=side" : "")}";

    public async Task<IActionResult> OnGetAsync(int id, int? from, int? to, string? view, [FromQuery(Name = "page")] int? number, CancellationToken cancel)
    {
        var post = await db.Posts.EditableBy(User).Where(one => one.Id == id).AsWritten()
            .Select(one => new { one.Title, one.Post.PublishedAt }).SingleOrDefaultAsync(cancel);
        if (post is null)
        {
            return NotFound();
        }

        (Id, Title, IsReleased, IsSideBySide) = (id, WrittenPost.NameOf(post.Title), post.PublishedAt is not null, view == "side");
        Choices = await db.Revisions.Where(revision => revision.PostId == id).OrderByDescending(revision => revision.Version)
            .Select(revision => new Choice(revision.Id, revision.Kind, revision.SavedAt)).ToListAsync(cancel);
        if (Choices.Count > 1)
        {
            await CompareAsync(from, to, Math.Clamp(number ?? 1, 1, Thinning.Most), cancel);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, int? restore, int? undo, CancellationToken cancel)
    {
        var post = undo is { } thrownAway ? await drafting.UndoDiscardAsync(id, thrownAway, User, cancel)
            : restore is { } earlier ? await drafting.BringBackAsync(id, earlier, User, cancel)
            : null;
        if (post is null)
        {
            return NotFound();
        }

        Notice.Say(TempData, undo is null ? "Brought back. What was here before is among the earlier versions." : "Your changes are back.");
        return new SeeOther(PostUrl.ToEditor(id));
    }

    private async Task CompareAsync(int? from, int? to, int number, CancellationToken cancel)
    {
        To = Choices.FirstOrDefault(choice => choice.Id == to) ?? Choices[0];
        From = Choices.FirstOrDefault(choice => choice.Id == from) ?? Choices[1];
        var ids = new[] { From.Id, To.Id };
        var texts = await db.Revisions.AsNoTracking().Where(revision => ids.Contains(revision.Id)).ToDictionaryAsync(revision => revision.Id, cancel);
        Difference = Difference.Between(texts[From.Id].Text, texts[To.Id].Text);
        Paging = new Paging(page => $"/admin/posts/{Id}/revisions?page={page}", number, Choices.Count > number * PageSize, "Newer", "Older");
        All = await RevisionList.ReadAsync(db, Id, (number - 1) * PageSize, PageSize, cancel);
    }
}
