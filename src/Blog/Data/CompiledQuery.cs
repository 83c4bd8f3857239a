using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Blog.Data;

/// <summary>
/// A question that is asked all the time. It is put together and translated when it is asked first: to do so each time takes longer than SQLite's answer.
/// It is written with the same rules as every other, such as <c>posts.Published(now)</c>; see <see cref="RuleReader"/>.
/// </summary>
/// <remarks>EF's compiled queries belong to one model, and each of our databases has its own.</remarks>
/// <typeparam name="TQuery">The question as a function from the context, and what else it is given, to its rows.</typeparam>
/// <typeparam name="TAsk">The same, compiled.</typeparam>
internal abstract class QueryPerModel<TQuery, TAsk>(Expression<TQuery> query, Func<Expression<TQuery>, TAsk> compile)
    where TQuery : Delegate
    where TAsk : Delegate
{
    private readonly ConditionalWeakTable<IModel, TAsk> compiled = [];

    protected TAsk For(BlogDbContext db) => compiled.TryGetValue(db.Model, out var known) ? known : Compile(db);

    private TAsk Compile(BlogDbContext db) => compiled.GetValue(db.Model, _ => compile(RuleReader.Read(query, ((IQueryable)db.Posts).Provider)));
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, TRow>(Expression<Func<BlogDbContext, T1, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, IQueryable<TRow>>, Func<BlogDbContext, T1, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Ask(BlogDbContext db, T1 first) => For(db)(db, first);
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, T2, TRow>(Expression<Func<BlogDbContext, T1, T2, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, T2, IQueryable<TRow>>, Func<BlogDbContext, T1, T2, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Ask(BlogDbContext db, T1 first, T2 second) => For(db)(db, first, second);
}

/// <inheritdoc />
internal sealed class CompiledQuery<T1, T2, T3, TRow>(Expression<Func<BlogDbContext, T1, T2, T3, IQueryable<TRow>>> query)
    : QueryPerModel<Func<BlogDbContext, T1, T2, T3, IQueryable<TRow>>, Func<BlogDbContext, T1, T2, T3, IAsyncEnumerable<TRow>>>(query, EF.CompileAsyncQuery)
{
    public IAsyncEnumerable<TRow> Ask(BlogDbContext db, T1 first, T2 second, T3 third) => For(db)(db, first, second, third);
}
