using Microsoft.EntityFrameworkCore;

namespace Blog.Shared;

/// <summary>One page of a list. It knows whether there is more without counting the rest.</summary>
/// <param name="Number">From 1.</param>
public sealed record Slice<T>(IReadOnlyList<T> Items, int Number, bool HasMore)
{
    /// <summary>Nothing on this page, though there may be something on an earlier one.</summary>
    public bool IsBeyondEnd => Items.Count == 0 && Number > 1;

    /// <param name="address">The address of page n.</param>
    /// <param name="last">The number of the last page, where that is known.</param>
    public Paging Paging(Func<int, string> address, int? last = null) => new(address, Number, HasMore, SharedTexts.NewerPosts, SharedTexts.OlderPosts, last);
}

/// <summary>The way from one page of a list to those before and after it.</summary>
public sealed record Paging(Func<int, string> Address, int Number, bool HasMore, string Before, string After, int? Last = null)
{
    /// <summary>There is more than one page.</summary>
    public bool IsNeeded => Number > 1 || HasMore;

    /// <summary>How many pages so many items fill.</summary>
    public static int Pages(int items, int size) => Math.Max(1, (items + size - 1) / size);
}

public static class Slices
{
    /// <summary>A page with nothing on it.</summary>
    public static Slice<T> None<T>(int number) => new([], number, HasMore: false);

    /// <param name="ordered">The whole list in its order.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="cancel">Ends the query.</param>
    public static Task<Slice<T>> SliceAsync<T>(this IQueryable<T> ordered, int number, int size, CancellationToken cancel) =>
        ordered.SliceAsync(number, size, (number - 1) * size, cancel);

    /// <param name="ordered">The list in its order, from somewhere before the page on.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Items a page.</param>
    /// <param name="skipped">How many of <paramref name="ordered"/> stand before the page.</param>
    /// <param name="cancel">Ends the query.</param>
    internal static async Task<Slice<T>> SliceAsync<T>(this IQueryable<T> ordered, int number, int size, int skipped, CancellationToken cancel) =>
        Of(await ordered.Skip(skipped).Take(size + 1).ToListAsync(cancel), number, size);

    /// <param name="asked">The items of the page, and the next one if there is one.</param>
    /// <param name="number">Which page, from 1.</param>
    /// <param name="size">Items a page.</param>
    internal static Slice<T> Of<T>(List<T> asked, int number, int size) => new([.. asked.Take(size)], number, asked.Count > size);
}
