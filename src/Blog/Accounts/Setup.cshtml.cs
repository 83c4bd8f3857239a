using Blog.Hosting;
using Blog.Hosting.Addresses;
using Blog.Languages;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Accounts;

/// <summary>The first visit of all: whoever holds the code from the server's log names the blog and becomes its owner.</summary>
[IgnoreAntiforgeryToken]
[WithoutSite]
[SecretAddress]
public sealed class SetupModel(CurrentSite site, SetupCode setupCode, SiteSetup setup, SignInManager<Author> session) : PageModel
{
    public sealed class Input
    {
        public string? Code { get; init; }

        public string? Site { get; init; }

        public string? Author { get; init; }

        public string? Email { get; init; }

        public string? Password { get; init; }

        public string? Language { get; init; } = SiteLanguages.Default;

        public string? TimeZone { get; init; } = TimeZones.Local;
    }

    public Input Form { get; private set; } = new();

    /// <summary>False: nothing but the question for the code is shown.</summary>
    public bool HasCode { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancel)
    {
        await site.LoadAsync(cancel);
        return site.IsSetUp ? NotFound() : Show(new Input { Code = code });
    }

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        await site.LoadAsync(cancel);
        if (site.IsSetUp)
        {
            return NotFound();
        }

        if (!setupCode.Matches(input.Code))
        {
            return Show(input);
        }

        var outcome = await setup.SetUpAsync(
            new NewSite(input.Site, input.Language, input.TimeZone), new NewPerson(input.Author, input.Email, input.Password), cancel);
        switch (outcome)
        {
            case SetupOutcome.Done(var owner):
                await session.SignInAsync(owner, isPersistent: false);
                return new SeeOther("/admin");
            case SetupOutcome.Refused(var mistakes):
                ModelState.Add(mistakes);
                return Show(input);
            default:
                return NotFound();
        }
    }

    private PageResult Show(Input input)
    {
        Form = input;
        HasCode = setupCode.Matches(input.Code);
        if (!HasCode)
        {
            Response.StatusCode = StatusCodes.Status403Forbidden;
            if (!string.IsNullOrEmpty(input.Code))
            {
                ModelState.AddModelError("code", "That code isn’t the one in the log; there is a new one at every start");
            }
        }
        else if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }

        return Page();
    }
}
