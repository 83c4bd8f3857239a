using Blog.Admin.Writing;
using Blog.Data;
using Blog.Hosting;
using Blog.Media;
using Blog.Pages;
using Blog.Posts;
using Blog.Privacy;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using StandingPage = Blog.Pages.Page;

namespace Blog.Admin.Pages;

/// <summary>Writes a standing page.</summary>
[RequestSizeLimit(MediaKeeping.LargestUpload)]
public sealed class EditModel(BlogDbContext db, PageEditing editing, TextPreviews previews, Insertions insertions, CurrentSite site, BaseAddress address) : PageModel
{
    public sealed class PageInput : TextInput
    {
        /// <summary>The version that the form shows; 0 for a new page.</summary>
        public long Version { get; set; }

        public string? Title { get; set; }

        public string? Slug { get; set; }

        /// <summary>Readers may see it.</summary>
        public bool Published { get; set; }

        /// <summary>The text, cleaned; what is too long goes into <paramref name="errors"/>.</summary>
        public PageText ToText(ModelStateDictionary errors)
        {
            var text = new PageText(PlainText.Line(Title), PlainText.Line(Slug), PlainText.Lines(Body), Published);
            errors.Limit("title", text.Title, Post.TitleLength, "The title is too long");
            errors.Limit("body", text.Body, Post.BodyLength, "The text is too long for one page");
            errors.Limit("slug", text.Slug, Post.SlugLength, "The address is too long");
            return text;
        }
    }

    public int? Id { get; private set; }

    public PageInput Input { get; private set; } = new();

    /// <summary>Where it is now; the field may say otherwise.</summary>
    public string Address { get; private set; } = "";

    public StandingPage? Theirs { get; private set; }

    public DateTimeOffset? SavedAt { get; private set; }

    public TextPreview Preview { get; private set; } = TextPreview.OfNothing;

    public Insertions.Offer Insertions { get; private set; } = Writing.Insertions.Offer.Nothing;

    public string AddressStart => $"{address.Value.Authority}/";

    public async Task<IActionResult> OnGetAsync(int? id, string? from, CancellationToken cancel)
    {
        Id = id;
        Insertions = await insertions.OfferAsync(User, cancel);
        if (id is null)
        {
            return from == PrivacyUrl.Slug ? await BeginAsync(PrivacyStatement.Of(site.Settings)) : Page();
        }

        var page = await db.Pages.FindAsync([id], cancel);
        if (page is null)
        {
            return NotFound();
        }

        Input = new PageInput { Version = page.Version, Title = page.Title, Slug = page.Slug, Body = page.Body, Published = page.IsPublished };
        (Address, SavedAt) = (PageUrl.To(page.Slug), page.ChangedAt);
        Preview = await previews.OfAsync(page.Body, site.Culture, cancel);
        return Page();
    }

    private async Task<IActionResult> BeginAsync(PrivacyStatement statement)
    {
        Input = new PageInput { Title = statement.Title, Slug = PrivacyUrl.Slug, Body = statement.ToMarkdown() };
        return await ShowAgainAsync(StatusCodes.Status200OK, HttpContext.RequestAborted);
    }

    public async Task<IActionResult> OnPostAsync(int? id, PageInput input, CancellationToken cancel)
    {
        (Id, Input) = (id, input);
        // First: what goes need not be right.
        if (input.Do == "delete" && id is { } known)
        {
            return await DeleteAsync(known, cancel);
        }

        var text = input.ToText(ModelState);
        if (!ModelState.IsValid || await insertions.HandleAsync(input, User, ModelState, cancel) || input.Do == "preview")
        {
            return await ShowAgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        switch (await editing.SaveAsync(id, input.Version, text, cancel))
        {
            case PageEdit.Done done:
                Notice.Say(TempData, done.Page.IsPublished ? "Saved. Readers can see it now." : "Saved. Readers don’t see it yet.");
                return new SeeOther($"/admin/pages/{done.Page.Id}");
            case PageEdit.Stale stale:
                return await ShowBothAsync(stale.Theirs, "Somebody saved this page since you opened it. Your words are below, and so are theirs", cancel);
            case PageEdit.Refused refused:
                ModelState.AddModelError(refused.Field, refused.Reason);
                return await ShowAgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> DeleteAsync(int id, CancellationToken cancel)
    {
        switch (await editing.DeleteAsync(id, Input.Version, cancel))
        {
            case PageEdit.Done:
                Notice.Say(TempData, "Deleted for good.");
                return new SeeOther("/admin/pages");
            case PageEdit.Stale stale:
                return await ShowBothAsync(stale.Theirs, "Somebody saved this page since you opened it, so it was not deleted. Your words are below, and so are theirs", cancel);
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowBothAsync(StandingPage theirs, string sentence, CancellationToken cancel)
    {
        Theirs = theirs;
        Input.Version = theirs.Version;
        ModelState.AddModelError("", sentence);
        return await ShowAgainAsync(StatusCodes.Status409Conflict, cancel);
    }

    private async Task<IActionResult> ShowAgainAsync(int status, CancellationToken cancel)
    {
        Insertions = await insertions.OfferAsync(User, cancel);
        Preview = await previews.OfAsync(PlainText.Lines(Input.Body), site.Culture, cancel);
        Address = PageUrl.To(await db.Pages.Where(page => page.Id == Id).Select(page => page.Slug).SingleOrDefaultAsync(cancel) ?? "");
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : status;
        return Page();
    }
}
