using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts;

/// <summary>The posts that carry a tag, newest first.</summary>
public sealed class TaggedModel(BlogDbContext db, Shown shown, TimeProvider time) : PageModel
{
    public const int PageSize = 10;

    public Topic Tag { get; private set; } = null!;

    public Slice<PostLine> Posts { get; private set; } = null!;

    /// <summary>How many there are on all pages.</summary>
    public int Count { get; private set; }

    public string Address(int number) => PostUrl.ToTag(Tag.Slug) + (number == 1 ? "" : $"/page/{number}");

    public async Task<IActionResult> OnGetAsync(string tag, int? number, CancellationToken cancel)
    {
        shown.Stream();
        var found = await db.Tags.AsNoTracking().SingleOrDefaultAsync(t => t.Slug == tag, cancel);
        if (found is null)
        {
            return NotFound();
        }

        Tag = new Topic(found.Name, found.Slug);
        if (number is < 2)
        {
            return RedirectPermanentPreserveMethod(Address(1));
        }

        var now = time.GetUtcNow();
        Count = await db.CountPublishedAsync(found, now, cancel);
        Posts = await db.PostTags.Where(link => link.TagId == found.Id).Published(now)
            .OrderByDescending(link => link.PublishedAt).ThenByDescending(link => link.PostId)
            .Select(link => link.Post).AsLines().SliceAsync(number ?? 1, PageSize, cancel);
        var isKnown = Posts.Items.Count > 0 || (found.WasPublic && !Posts.IsBeyondEnd);
        return isKnown ? Page() : NotFound();
    }
}
