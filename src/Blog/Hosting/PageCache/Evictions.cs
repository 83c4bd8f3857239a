using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Sees every save: once it is committed, and before whoever saved goes on, no node has a page any more that shows what was before. Bulk statements
/// pass by here; whoever writes one names what it changes with <see cref="EvictAsync"/>.
/// </summary>
internal sealed class Evictions(PageStore pages, OtherNodes nodes, VerbSignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    // What a context has written and not committed.
    private readonly ConditionalWeakTable<DbContext, HashSet<PageTag>> written = [];

    /// <summary>Not to be cancelled: what has been committed is true for everybody.</summary>
    public async Task EvictAsync(IReadOnlyCollection<PageTag> tags)
    {
        pages.Evict(tags);
        signal.Raise();
        await nodes.TellAsync(tags);
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(SavingChanges(eventData, result));

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        if (eventData.Context is { } context)
        {
            written.GetOrCreateValue(context).UnionWith(context.ChangeTracker.Entries().SelectMany(WhatChanges.For));
        }

        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        await SaidAsync(eventData.Context);
        return result;
    }

    // It may have been committed all the same, as when the line breaks before the answer.
    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => SaidAsync(eventData.Context);

    public override Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => SaidAsync(eventData.Context);

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        EvictWrittenAsync(eventData.Context);

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => EvictWrittenAsync(eventData.Context).GetAwaiter().GetResult();

    public Task TransactionFailedAsync(DbTransaction transaction, TransactionErrorEventData eventData, CancellationToken cancellationToken = default) =>
        EvictWrittenAsync(eventData.Context);

    // Inside a transaction nobody else sees it yet.
    private Task SaidAsync(DbContext? context) => context?.Database.CurrentTransaction is null ? EvictWrittenAsync(context) : Task.CompletedTask;

    private async Task EvictWrittenAsync(DbContext? context)
    {
        if (context is not null && written.TryGetValue(context, out var tags) && tags.Count > 0)
        {
            HashSet<PageTag> changed = [.. tags];
            tags.Clear();
            await EvictAsync(changed);
        }
    }
}
