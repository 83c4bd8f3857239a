using Blog.Comments;
using Blog.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>Lets something happen between what a request has read and what it writes: the narrowest of races, every time.</summary>
internal sealed class Meanwhile : SaveChangesInterceptor
{
    private Predicate<EntityEntry> isMeant = _ => false;
    private Func<Task>? other;
    private Func<Task>? after;

    public IWebHostBuilder Watch(IWebHostBuilder web) => web.ConfigureServices(services =>
    {
        services.ConfigureDbContext<SqliteBlogDbContext>(options => options.AddInterceptors(this));
        services.ConfigureDbContext<PostgresBlogDbContext>(options => options.AddInterceptors(this));
    });

    /// <summary>Before the next save of a comment, and no other.</summary>
    public void BeforeNextSave(Func<Task> happens) => (isMeant, other) = (entry => entry is { Entity: Comment, State: EntityState.Modified }, happens);

    /// <summary>Before the next save of a new <typeparamref name="T"/>, and no other.</summary>
    public void BeforeNext<T>(Func<Task> happens) => (isMeant, other) = (entry => entry is { Entity: T, State: EntityState.Added }, happens);

    /// <summary>Between the next save that the database refuses and what is made of that.</summary>
    public void AfterNextRefusal(Func<Task> happens) => after = happens;

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context!.ChangeTracker.Entries().Any(entry => isMeant(entry)) && Interlocked.Exchange(ref other, null) is { } happens)
        {
            await happens();
        }

        return result;
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) =>
        Interlocked.Exchange(ref after, null)?.Invoke() ?? Task.CompletedTask;
}
