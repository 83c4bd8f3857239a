using System.Globalization;

namespace Blog.Pages;

/// <summary>What a form calls something in the menu: "page-3", also before it has an entry, or "link-5".</summary>
public readonly record struct MenuKey(bool IsPage, int Id)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsPage ? "page" : "link")}-{Id}");

    public static MenuKey? Parse(string? text) =>
        text?.Split('-') is [("page" or "link") and var kind, var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? new MenuKey(kind == "page", id)
            : null;
}
