using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Blog.Data;

/// <summary>
/// A query that runs all the time. It is built and compiled when it runs first: to do so each time takes longer than SQLite's answer.
/// It is written with the same rules as every other, such as <c>posts.Published(now)</c>; see <see cref="RuleInliner"/>.
/// </summary>
/// <remarks>EF's compiled queries belong to one model, and each of our databases has its own.</remarks>
/// <typeparam name="TQuery">The query as a function from the context, and what else it is given, to its rows.</typeparam>
/// <typeparam name="TExecute">The same, compiled.</typeparam>
internal abstract class QueryPerModel<TQuery, TExecute>(Expression<TQuery> query, Func<Expression<TQuery>, TExecute> compile)
    where TQuery : Delegate
    where TExecute : Delegate
{
    private readonly ConditionalWeakTable<IModel, TExecute> compiled = [];

    protected TExecute For(BlogDbContext db) => compiled.TryGetValue(db.Model, out var known) ? known : Compile(db);

    private TExecute Compile(BlogDbContext db) => compiled.GetValue(db.Model, _ => compile(RuleInliner.Inline(query, ((IQueryable)db.Posts).Provider)));
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, TRow>(Expression<Func<BlogDbContext, T1, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, IQueryable<TRow>>, Func<BlogDbContext, T1, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Execute(BlogDbContext db, T1 first) => For(db)(db, first);
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, T2, TRow>(Expression<Func<BlogDbContext, T1, T2, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, T2, IQueryable<TRow>>, Func<BlogDbContext, T1, T2, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Execute(BlogDbContext db, T1 first, T2 second) => For(db)(db, first, second);
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, T2, T3, TRow>(Expression<Func<BlogDbContext, T1, T2, T3, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, T2, T3, IQueryable<TRow>>, Func<BlogDbContext, T1, T2, T3, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Execute(BlogDbContext db, T1 first, T2 second, T3 third) => For(db)(db, first, second, third);
}

internal static class CompiledLists
{
    /// <param name="ordered">The list in its order, with how many items to skip and how many to take at most.</param>
    /// <param name="db">Where it is.</param>
    /// <param name="of">What else the list is given.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="cancel">Ends the query.</param>
    internal static async Task<Slice<T>> SliceAsync<TOf, T>(this CompiledQuery<TOf, int, int, T> ordered, BlogDbContext db, TOf of, int number, int size, CancellationToken cancel) =>
        Slices.Of(await ordered.Execute(db, of, (number - 1) * size, size + 1).ToListAsync(cancel), number, size);
}
