using Blog.Hosting.PageCache;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Search;

/// <summary>The search form and what it has found.</summary>
[ReadsQuery]
public sealed class IndexModel(PostSearch search) : PageModel
{
    /// <summary>More pages than can be: what lies behind is no page.</summary>
    private const int MostPages = (Matches.Most / PostSearch.PageSize) + 1;

    public Findings Findings { get; private set; } = Findings.Nothing(SearchQuery.Parse(""));

    public string Typed => Findings.Query.Typed;

    public Paging Paging => new(Address, Findings.Number, Findings.HasMorePages, SearchTexts.Before, SearchTexts.After);

    public string Address(int number) => SearchUrl.To(Typed) + (number == 1 ? "" : $"&page={number}");

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "q")] string? typed, [FromQuery(Name = "page")] string? number, CancellationToken cancel)
    {
        // What is no number is the first page: any address answers.
        var page = int.TryParse(number, out var parsed) ? Math.Clamp(parsed, 1, MostPages) : 1;
        Findings = await search.FindAsync(typed, page, cancel);
        return Page();
    }
}
