using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Posts;

/// <summary>The posts of an author, newest first.</summary>
public sealed class AuthoredModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
{
    public const int PageSize = 10;

    public PublicAuthor Author { get; private set; } = null!;

    public Slice<PostLine> Posts { get; private set; } = null!;

    /// <summary>How many there are on all pages.</summary>
    public int Count { get; private set; }

    public string Address(int number) => Author.Address + (number == 1 ? "" : $"/page/{number}");

    public async Task<IActionResult> OnGetAsync(string author, int? number, CancellationToken cancel)
    {
        shown.Stream();
        var now = time.GetUtcNow();
        if (await db.FindAuthorAsync(author, now, cancel) is not { } found)
        {
            return NotFound();
        }

        Author = found;
        // Another name, or the first page by its number.
        if (number is < 2 || Request.Path != Address(number ?? 1))
        {
            return RedirectPermanentPreserveMethod(Address(number is null or < 2 ? 1 : number.Value));
        }

        Count = await db.CountPublishedAsync(Author, now, cancel);
        Posts = await PostsAsync(number ?? 1, now, cancel);
        return Posts.IsBeyondEnd ? NotFound() : Page();
    }

    private async Task<Slice<PostLine>> PostsAsync(int page, DateTimeOffset now, CancellationToken cancel)
    {
        var start = page == 1 ? StreamPlace.First(now) : (await db.MonthsAsync(Author, site, now, cancel)).PlaceOfPage(page, PageSize, site, now);
        return start is { } place
            ? await db.Posts.Where(post => post.AuthorId == Author.Id).Published(place.At).NewestFirst().AsLines().SliceAsync(page, PageSize, place.After, cancel)
            : Slices.None<PostLine>(page);
    }
}
