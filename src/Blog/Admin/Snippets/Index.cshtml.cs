using Blog.Data;
using Blog.Snippets;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Snippets;

/// <summary>What the person who is signed in keeps for using again. There are few; they have no second page.</summary>
public sealed class IndexModel(BlogDbContext db) : PageModel
{
    public sealed record Row(int Id, string Name, bool BeginsPosts);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) =>
        Rows = await db.Snippets.Of(User).Select(snippet => new Row(snippet.Id, snippet.Name, snippet.BeginsPosts)).ToListAsync(cancel);
}
