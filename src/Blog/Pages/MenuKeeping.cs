using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Pages;

/// <summary>What became of the wish to change the menu.</summary>
public abstract record MenuKept
{
    private MenuKept()
    {
    }

    public sealed record Done : MenuKept;

    /// <param name="Field">The name of the field in the form.</param>
    public sealed record Refused(string Field, string Reason) : MenuKept;

    public sealed record Missing : MenuKept;
}

/// <summary>Puts standing pages and own links into the head, at the foot or out of sight, in an order.</summary>
public sealed class MenuKeeping(BlogDbContext db)
{
    /// <summary>Own links: more is no menu.</summary>
    public const int Most = 20;

    /// <summary>Moves it by so many within its place: -1 is one towards the first.</summary>
    public Task<MenuKept> MoveAsync(MenuKey key, int by, CancellationToken cancel) => ChangeAsync(menu =>
    {
        if (Find(menu, key) is not { } moved)
        {
            return new MenuKept.Missing();
        }

        var beside = menu.Where(entry => entry.Place == moved.Place).ToList();
        var to = menu.IndexOf(beside[Math.Clamp(beside.IndexOf(moved) + by, 0, beside.Count - 1)]);
        menu.Remove(moved);
        menu.Insert(to, moved);
        return new MenuKept.Done();
    }, cancel);

    /// <summary>Puts it behind all others in that place.</summary>
    public Task<MenuKept> PlaceAsync(MenuKey key, MenuPlace place, CancellationToken cancel) => ChangeAsync(menu =>
    {
        if (Find(menu, key) is not { } moved)
        {
            return new MenuKept.Missing();
        }

        if (moved.Place != place)
        {
            moved.MoveTo(place);
            menu.Remove(moved);
            menu.Add(moved);
        }

        return new MenuKept.Done();
    }, cancel);

    public Task<MenuKept> AddLinkAsync(string title, string address, MenuPlace place, CancellationToken cancel) => ChangeAsync(menu =>
    {
        if (Objection(title, address) is { } objection)
        {
            return objection;
        }

        // A form sent twice.
        if (menu.Exists(entry => entry.Page is null && (entry.Title, entry.Address, entry.Place) == (title, address, place)))
        {
            return new MenuKept.Done();
        }

        if (menu.Count(entry => entry.Page is null) >= Most)
        {
            return new MenuKept.Refused("title", $"You have {Most} links of your own already. Remove one first");
        }

        menu.Add(db.MenuEntries.Add(new MenuEntry(title, address, place)).Entity);
        return new MenuKept.Done();
    }, cancel);

    public Task<MenuKept> RemoveLinkAsync(MenuKey key, CancellationToken cancel) => ChangeAsync(menu =>
    {
        if (key.IsPage || Find(menu, key) is not { } gone)
        {
            return new MenuKept.Missing();
        }

        menu.Remove(gone);
        db.MenuEntries.Remove(gone);
        return new MenuKept.Done();
    }, cancel);

    private static MenuEntry? Find(List<MenuEntry> menu, MenuKey key) => menu.Find(entry => key.IsPage ? entry.Page?.Id == key.Id : entry.Page is null && entry.Id == key.Id);

    private static MenuKept.Refused? Objection(string title, string address) =>
        title.Length == 0 ? new("title", "Give it a name")
        : title.Length > MenuEntry.TitleLength ? new("title", $"The name is too long: {MenuEntry.TitleLength} characters are the most")
        : address.Length > MenuEntry.AddressLength ? new("address", $"The address is too long: {MenuEntry.AddressLength} characters are the most")
        : !IsAddress(address) ? new("address", "Write a path of this blog, such as /archive, or a whole address that begins with https://")
        : null;

    // A browser takes "//" and a backslash for another host.
    private static bool IsAddress(string address) => address.StartsWith('/')
        ? !address.StartsWith("//", StringComparison.Ordinal) && !address.Contains('\\', StringComparison.Ordinal)
        : Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0;

    // Somebody may change it, or delete a page, in the same moment.
    private Task<MenuKept> ChangeAsync(Func<List<MenuEntry>, MenuKept> change, CancellationToken cancel) => db.UntilWonAsync(async () =>
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.HoldMenuAsync(cancel);
        var menu = await ReadAsync(cancel);
        var outcome = change(menu);
        if (outcome is not MenuKept.Done)
        {
            return outcome;
        }

        for (var index = 0; index < menu.Count; index++)
        {
            menu[index].Number(index + 1);
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return outcome;
    });

    // Pages that have no place of their own yet get the one in which they are shown.
    private async Task<List<MenuEntry>> ReadAsync(CancellationToken cancel)
    {
        var pages = await db.Pages.OrderBy(page => page.Id).ToListAsync(cancel);
        var menu = await db.MenuEntries.OrderBy(entry => entry.Position).ThenBy(entry => entry.Id).ToListAsync(cancel);
        var placed = menu.Select(entry => entry.PageId).ToHashSet();
        menu.AddRange(pages.Where(page => !placed.Contains(page.Id)).Select(page => db.MenuEntries.Add(new MenuEntry(page, Navigation.UsualPlaceOf(page.Slug))).Entity).ToList());
        return menu;
    }
}
