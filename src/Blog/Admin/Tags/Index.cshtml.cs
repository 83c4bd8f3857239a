using Blog.Data;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Tags;

/// <summary>All tags, the most used first, each with the number of posts that it leads to.</summary>
public sealed class IndexModel(BlogDbContext db) : PageModel
{
    public const int PageSize = 50;

    /// <param name="Posts">Published and scheduled.</param>
    /// <param name="IsCarried">Also by a draft, or a post in the bin.</param>
    public sealed record Row(int Id, string Name, string Slug, int Posts, bool IsCarried);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public bool IsFirstPage { get; private set; }

    /// <summary>Where the next page begins, as it stands in its address; null: there is none.</summary>
    public string? Next { get; private set; }

    /// <param name="posts">How many the last tag of the page before has; null on the first page.</param>
    /// <param name="after">Which one that is.</param>
    /// <param name="cancel">Ends the query.</param>
    public async Task OnGetAsync(int? posts, int? after, CancellationToken cancel)
    {
        IsFirstPage = posts is null || after is null;
        var tags = IsFirstPage ? db.Tags : db.Tags.Where(tag => tag.Posts < posts || (tag.Posts == posts && tag.Id > after));
        var rows = await tags.OrderByDescending(tag => tag.Posts).ThenBy(tag => tag.Id)
            .Select(tag => new Row(tag.Id, tag.Name, tag.Slug, tag.Posts, db.PostTags.Any(link => link.TagId == tag.Id))).Take(PageSize + 1).ToListAsync(cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? $"/admin/tags?posts={Rows[^1].Posts}&after={Rows[^1].Id}" : null;
    }
}
