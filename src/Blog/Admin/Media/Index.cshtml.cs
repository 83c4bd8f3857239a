using System.Globalization;
using Blog.Data;
using Blog.Media;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Media;

/// <summary>All pictures, the newest first, and where to add some.</summary>
[RequestSizeLimit(MediaKeeping.LargestUpload)]
public sealed class IndexModel(BlogDbContext db, MediaKeeping keeping) : PageModel
{
    public const int PageSize = 24;

    private const double Megabyte = MediaKeeping.Megabyte;

    public IReadOnlyList<MediaFile> Files { get; private set; } = [];

    public bool IsFirstPage { get; private set; }

    /// <summary>Where the next page begins, as it stands in its address; null: there is none.</summary>
    public string? Next { get; private set; }

    public int Count { get; private set; }

    public long Bytes { get; private set; }

    /// <summary>"6 pictures, 1.4 MB."</summary>
    public string Size => string.Create(CultureInfo.InvariantCulture, $"{(Count == 1 ? "One picture" : $"{Count} pictures")}, {(Bytes < Megabyte ? $"{Bytes / 1024} kB" : $"{Bytes / Megabyte:0.0} MB")}.");

    /// <param name="before">The last one of the page before; null on the first page.</param>
    /// <param name="cancel">Ends the query.</param>
    public Task OnGetAsync(int? before, CancellationToken cancel) => ReadAsync(before, cancel);

    public async Task<IActionResult> OnPostAsync(IReadOnlyList<IFormFile> files, CancellationToken cancel)
    {
        if (files.Count == 0)
        {
            ModelState.AddModelError("files", "Choose a picture first");
        }

        var kept = new List<MediaFile>();
        var refusals = new List<string>();
        foreach (var file in files)
        {
            switch (await keeping.AddAsync(file, User, cancel))
            {
                case MediaKept.Done(var one): kept.Add(one); break;
                case MediaKept.Refused(var reason): refusals.Add(reason); break;
            }
        }

        if (refusals.Count > 0)
        {
            ModelState.AddModelError("files", string.Join("; ", refusals));
        }

        var said = kept.Count switch { 0 => null, 1 => $"“{kept[0].Name}” is here. Say what it shows, for those who can’t see it.", var many => $"{many} pictures are here. Say what they show, for those who can’t see them." };
        if (said is not null)
        {
            Notice.Say(TempData, said);
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            await ReadAsync(before: null, cancel);
            return Page();
        }

        return new SeeOther(kept is [var only] ? $"/admin/media/{only.Id}" : "/admin/media");
    }

    private async Task ReadAsync(int? before, CancellationToken cancel)
    {
        IsFirstPage = before is null;
        var files = await db.Media.AsNoTracking().Where(file => before == null || file.Id < before).NewestFirst().Take(PageSize + 1).ToListAsync(cancel);
        Files = [.. files.Take(PageSize)];
        Next = files.Count > PageSize ? $"/admin/media?before={Files[^1].Id}" : null;
        Count = await db.Media.CountAsync(cancel);
        Bytes = await db.Media.SumAsync(file => file.Bytes, cancel);
    }
}
