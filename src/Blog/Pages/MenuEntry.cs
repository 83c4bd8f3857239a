namespace Blog.Pages;

/// <summary>Where in the frame of every page something stands.</summary>
public enum MenuPlace
{
    Head,
    Foot,
    Nowhere,
}

/// <summary>That a standing page, or an address of the owner's own, has a place in the menu. A page without one stands where <see cref="Navigation"/> puts it, behind all others.</summary>
public sealed class MenuEntry
{
    public const int TitleLength = 60;
    public const int AddressLength = 300;

    private MenuEntry()
    {
    }

    /// <summary>A link of the owner's own.</summary>
    internal MenuEntry(string title, string address, MenuPlace place) => (Title, Address, Place) = (title, address, place);

    internal MenuEntry(Page page, MenuPlace place) => (Page, Place) = (page, place);

    public int Id { get; private set; }

    /// <summary>Null for a link of the owner's own.</summary>
    public int? PageId { get; private set; }

    public Page? Page { get; private set; }

    /// <summary>Of a link of the owner's own; a page has its title itself.</summary>
    public string Title { get; private set; } = "";

    /// <summary>A path of this site, or an address elsewhere; empty for a page.</summary>
    public string Address { get; private set; } = "";

    public MenuPlace Place { get; private set; }

    /// <summary>From the first to the last, over all places.</summary>
    public int Position { get; private set; }

    internal void MoveTo(MenuPlace place) => Place = place;

    internal void Number(int position) => Position = position;
}
