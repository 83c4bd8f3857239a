using Blog.Pages;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Menu;

/// <summary>What stands in the head and at the foot of every page for readers, and in which order.</summary>
public sealed class IndexModel(Navigation navigation, MenuKeeping keeping) : PageModel
{
    /// <summary>What the form of a new link shows.</summary>
    public sealed record Link(string Title, string Address, bool IsAtTheFoot);

    private IReadOnlyList<Navigation.Link> all = [];

    public Link Typed { get; private set; } = new("", "", IsAtTheFoot: false);

    public IReadOnlyList<Navigation.Link> In(MenuPlace place) => [.. all.Where(link => link.Place == place)];

    public async Task OnGetAsync(CancellationToken cancel) => all = await navigation.AllAsync(cancel);

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        Typed = new Link(PlainText.Line(input.Title), PlainText.Line(input.Address), input.Place == "foot");
        switch (await ChangeAsync(input, cancel))
        {
            case MenuKept.Done when input.Do == "add":
                Notice.Say(TempData, $"“{Typed.Title}” is in the menu.");
                return new SeeOther("/admin/menu");
            case MenuKept.Done:
                return new SeeOther("/admin/menu" + (input.Key is { } key && input.Remove is null ? $"#{key}" : ""));
            case MenuKept.Refused(var field, var reason):
                ModelState.AddModelError(field, reason);
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                all = await navigation.AllAsync(cancel);
                return Page();
            default:
                return NotFound();
        }
    }

    private async Task<MenuKept> ChangeAsync(Input input, CancellationToken cancel)
    {
        if (input.Do == "add")
        {
            return await keeping.AddLinkAsync(Typed.Title, Typed.Address, Typed.IsAtTheFoot ? MenuPlace.Foot : MenuPlace.Head, cancel);
        }

        if (input.Key is not { } key)
        {
            return new MenuKept.Missing();
        }

        return input switch
        {
            { Up: not null } => await keeping.MoveAsync(key, -1, cancel),
            { Down: not null } => await keeping.MoveAsync(key, 1, cancel),
            { Remove: not null } => await keeping.RemoveLinkAsync(key, cancel),
            _ => await keeping.PlaceAsync(key, input.Head is not null ? MenuPlace.Head : input.Foot is not null ? MenuPlace.Foot : MenuPlace.Nowhere, cancel),
        };
    }

    /// <summary>What the forms send: each button names what it does, and its value what with.</summary>
    public sealed class Input
    {
        public string? Do { get; set; }

        public string? Title { get; set; }

        public string? Address { get; set; }

        public string? Place { get; set; }

        public string? Up { get; set; }

        public string? Down { get; set; }

        public string? Head { get; set; }

        public string? Foot { get; set; }

        public string? Nowhere { get; set; }

        public string? Remove { get; set; }

        public MenuKey? Key => MenuKey.Parse(Up ?? Down ?? Head ?? Foot ?? Nowhere ?? Remove);
    }
}
