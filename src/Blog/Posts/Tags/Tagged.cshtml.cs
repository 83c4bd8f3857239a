using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Tags;

/// <summary>The posts that carry a tag, newest first.</summary>
public sealed class TaggedModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
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
        Posts = await PostsAsync(found, number ?? 1, now, cancel);
        var isKnown = Posts.Items.Count > 0 || (found.WasPublic && !Posts.IsBeyondEnd);
        return isKnown ? Page() : NotFound();
    }

    private async Task<Slice<PostLine>> PostsAsync(Tag tag, int page, DateTimeOffset now, CancellationToken cancel)
    {
        var start = page == 1 ? StreamPlace.First(now) : (await db.MonthsAsync(tag, site, now, cancel)).PlaceOfPage(page, PageSize, site, now);
        return start is { } place
            ? await db.PostTags.Where(link => link.TagId == tag.Id).Published(place.At).NewestFirst().Select(link => link.Post).AsLines().SliceAsync(page, PageSize, place.After, cancel)
            : Slices.None<PostLine>(page);
    }
}
