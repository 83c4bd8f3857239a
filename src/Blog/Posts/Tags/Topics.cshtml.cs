using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Posts.Tags;

/// <summary>All topics from A to Z, each with the number of its posts.</summary>
public sealed class TopicsModel(BlogDbContext db, CurrentSite site, Shown shown, TimeProvider time) : PageModel
{
    /// <summary>More than anybody reads; the fullest ones are shown.</summary>
    private const int Most = 1000;

    public IReadOnlyList<CountedTopic> Topics { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel)
    {
        shown.Stream();
        var fullest = await db.TopicsAsync(Most, time.GetUtcNow(), cancel);
        Topics = [.. fullest.OrderBy(topic => topic.Name, StringComparer.Create(site.Culture, ignoreCase: true))];
    }
}
