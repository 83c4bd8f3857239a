using Blog.Data;
using Blog.Hosting;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Revisions;

/// <summary>Thins out the revisions of posts that nobody writes at just now; those that are written at are thinned with every save.</summary>
internal sealed class RevisionWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<RevisionWorker> log)
    : RoundsWorker(scopes, time, opening, log, TimeSpan.FromHours(1), "Old revisions could not be thinned out")
{
    /// <summary>What is older has been through the last of the rules.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromDays(40);

    protected override async Task DoRoundAsync(IServiceProvider services, CancellationToken cancel)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var keeping = services.GetRequiredService<RevisionKeeping>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var reach = now - Reach;
        var posts = await db.Revisions.Where(revision => revision.SavedAt > reach).Select(revision => revision.PostId).Distinct().ToListAsync(cancel);
        foreach (var post in posts)
        {
            await keeping.ThinAsync(post, now, cancel);
        }
    }
}
