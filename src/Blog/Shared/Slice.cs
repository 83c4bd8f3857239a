using Microsoft.EntityFrameworkCore;

namespace Blog.Shared;

/// <summary>One page of a list. It knows whether there is more without counting the rest.</summary>
/// <param name="Number">From 1.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, int Number, bool HasMore)
{
    /// <summary>Nothing on this page, though there may be something on an earlier one.</summary>
    public bool IsBeyondEnd => Items.Count == 0 && Number > 1;
}

public static class Slices
{
    /// <param name="ordered">The whole list in its order.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="cancel">Ends the query.</param>
    public static async Task<Slice<T>> SliceAsync<T>(this IQueryable<T> ordered, int number, int size, CancellationToken cancel)
    {
        var items = await ordered.Skip((number - 1) * size).Take(size + 1).ToListAsync(cancel);
        return new Slice<T>([.. items.Take(size)], number, items.Count > size);
    }
}
