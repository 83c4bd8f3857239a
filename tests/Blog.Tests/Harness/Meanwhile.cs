using Blog.Comments;
using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>Lets something happen between what a request has read of a comment and what it writes: the narrowest of races, every time.</summary>
internal sealed class Meanwhile : SaveChangesInterceptor
{
    private Func<Task>? other;

    public IWebHostBuilder Watch(IWebHostBuilder web) => web.ConfigureServices(services =>
    {
        services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresBlogDbContext>(options => options.AddInterceptors(this));
    });

    /// <summary>Before the next save of a comment, and no other.</summary>
    public void BeforeNextSave(Func<Task> happens) => other = happens;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries<Comment>().Any(comment => comment.State == EntityState.Modified) && Interlocked.Exchange(ref other, null) is { } happens)
        {
            await happens();
        }

        return result;
    }
}
