using Blog.Admin.Writing;
using Blog.Data;
using Blog.Hosting;
using Blog.Media;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Previews;
using Blog.Revisions;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Blog.Snippets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>The editor, for a new post and for one that is there.</summary>
[RequestSizeLimit(MediaKeeping.LargestUpload)]
public sealed class EditModel(
    BlogDbContext db,
    PostEditing editing,
    PostDeeds deeds,
    RevisionKeeping revisions,
    TextPreviews previews,
    EditorOffers offers,
    Insertions insertions,
    Blanks blanks,
    CurrentSite site,
    BaseAddress address,
    TimeProvider time) : PageModel
{
    public sealed record Template(int Id, string Name);

    private static readonly string[] MoreFields = ["series", "part", "description", "note", "close"];

    public PostInput Input { get; private set; } = new();

    /// <summary>The post as it is stored; null for a new one.</summary>
    public Post? Post { get; private set; }

    /// <summary>The text as readers would see it.</summary>
    public TextPreview Preview { get; private set; } = TextPreview.OfNothing;

    public EditorOffers.Offer Offer { get; private set; } = EditorOffers.Offer.Nothing;

    /// <summary>What an empty new post can begin with.</summary>
    public IReadOnlyList<Template> Templates { get; private set; } = [];

    /// <summary>A mistake must not hide in what is folded up.</summary>
    public bool HasMoreToMend => MoreFields.Any(name => ModelState.FirstError(name) is not null);

    /// <summary>What somebody else saved since this form was opened; null when nobody did.</summary>
    public PostText? Theirs { get; private set; }

    /// <summary>A text that joins both; null where nothing is known of what they have in common.</summary>
    public Merge? Proposal { get; private set; }

    /// <summary>The revision with the draft that has just been thrown away.</summary>
    public int? Undo => TempData["undo"] as int?;

    /// <summary>The link that has just been made. It is never shown again.</summary>
    public string? NewLink => TempData["link"] is string key ? address.Of(PreviewUrl.To(key)) : null;

    /// <summary>The newest of the texts before this one, for the list beside the text.</summary>
    public RevisionList Earlier { get; private set; } = RevisionList.Empty;

    /// <summary>True when the form shows words that the server does not have.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>The heading over what is wrong.</summary>
    public string Trouble => Theirs is not null ? "Two people have written here"
        : IsUnsaved ? "Not saved yet: something needs a change"
        : "Saved, but readers can’t be shown it like this";

    public bool IsReleased => Post is { IsReleased: true };

    public bool IsPublished => Post?.StateAt(time.GetUtcNow()) == PostState.Published;

    /// <summary>The two instants that the chosen time may mean, when its hour comes twice.</summary>
    public (DateTimeOffset First, DateTimeOffset Second)? Turns => Input.Turns(site) is [var first, var second] ? (first, second) : null;

    /// <summary>What becomes of comments when the field for days stays empty.</summary>
    public string CloseHint => site.Settings.CommentDays == 0
        ? "Empty: they stay open."
        : $"Empty: {site.Settings.CommentDays}, as on the whole blog. 0: they stay open.";

    public string AddressStart => $"{address.Value.Authority}{PostUrl.To("")}";

    public async Task<IActionResult> OnGetAsync(int? id, int? template, CancellationToken cancel)
    {
        if (id is null)
        {
            await ReadOffersAsync(cancel);
            return await BeginAsync(template, cancel);
        }

        Post = await FindAsync(id, cancel);
        if (Post is null)
        {
            return NotFound();
        }

        Input = PostInput.Of(Post, site);
        await ReadOffersAsync(cancel);
        Earlier = await RevisionList.ReadAsync(db, Post.Id, skip: 1, take: 2, cancel);
        await PreviewAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int? id, PostInput input, CancellationToken cancel)
    {
        Input = input;
        Post = await FindAsync(id, cancel);
        if (id is not null && Post is null)
        {
            return NotFound();
        }

        var text = input.ToText(site, Post?.PublishedAt, ModelState);
        if (!ModelState.IsValid)
        {
            return await ShowAgainAsync(cancel);
        }

        if (await insertions.HandleAsync(input, User, ModelState, cancel) || input.Do == "preview")
        {
            return await ShowAgainAsync(cancel);
        }

        if (input.Do == "merge")
        {
            return await MergeAsync(text, cancel);
        }

        var release = input.Do == "publish";
        var edit = id is { } known
            ? await editing.SaveAsync(known, input.From, User, text, release, cancel)
            : await editing.BeginAsync(input.Uid, input.From, User, text, release, cancel);
        return edit switch
        {
            PostEdit.Done done => await GoOnAsync(done, cancel),
            PostEdit.Stale stale => await ShowBothAsync(stale, text, cancel),
            PostEdit.Refused refused => await RefuseAsync(refused, cancel),
            _ => NotFound(),
        };
    }

    private Task<Post?> FindAsync(int? id, CancellationToken cancel) => id is null
        ? Task.FromResult<Post?>(null)
        : db.Posts.EditableBy(User).ForEditing().AsNoTracking().SingleOrDefaultAsync(post => post.Id == id, cancel);

    private async Task<IActionResult> BeginAsync(int? template, CancellationToken cancel)
    {
        Input = new PostInput { Uid = Guid.NewGuid(), When = "now", Allow = true };
        var kept = db.Snippets.Of(User).Where(snippet => snippet.BeginsPosts);
        if (template is null)
        {
            Templates = await kept.Select(one => new Template(one.Id, one.Name)).ToListAsync(cancel);
            return Page();
        }

        if (await kept.AsNoTracking().SingleOrDefaultAsync(one => one.Id == template, cancel) is not { } chosen)
        {
            return NotFound();
        }

        (Input.Title, Input.Body, Input.Tags) = (blanks.Fill(chosen.Title), blanks.Fill(chosen.Body), chosen.Tags);
        await PreviewAsync(cancel);
        return Page();
    }

    private async Task ReadOffersAsync(CancellationToken cancel) => Offer = await offers.OfAsync(User, Post?.Id, Input.Cover, cancel);

    private async Task PreviewAsync(CancellationToken cancel)
    {
        Preview = await previews.OfAsync(PlainText.Lines(Input.Body), site.LanguageOf(Input.ReadLanguage()), cancel);
        if (Preview.Refusal is { } refusal && ModelState.GetFieldValidationState("body") != ModelValidationState.Invalid)
        {
            ModelState.AddModelError("body", refusal);
        }
    }

    /// <param name="cancel">Ends it.</param>
    /// <param name="status">If it is not to be said by whether anything is wrong.</param>
    private async Task<IActionResult> ShowAgainAsync(CancellationToken cancel, int? status = null)
    {
        IsUnsaved = true;
        await ReadOffersAsync(cancel);
        await PreviewAsync(cancel);
        Response.StatusCode = status ?? (ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        return Page();
    }

    // The text is saved; what else the button asks for is done now, or somebody has deleted the post in between.
    private async Task<IActionResult> GoOnAsync(PostEdit.Done done, CancellationToken cancel)
    {
        if (await deeds.DoAsync(done.Post, Input, IsPublished, User, cancel) is not { } deed)
        {
            return NotFound();
        }

        (TempData["link"], TempData["undo"]) = (deed.NewKey, deed.Undo);
        if (deed.Said is { } said)
        {
            Notice.Say(TempData, said);
        }

        return new SeeOther(Input.Do == "bin" ? "/admin/posts?state=bin" : PostUrl.ToEditor(done.Post.Id));
    }

    private async Task<IActionResult> ShowBothAsync(PostEdit.Stale stale, PostText mine, CancellationToken cancel)
    {
        Theirs = stale.Theirs;
        Input.Ancestor = Input.Version;
        Proposal = await revisions.AtAsync(stale.PostId, Input.Ancestor, cancel) is { } ancestor ? Merge.Of(ancestor, mine, stale.Theirs) : null;
        // Whoever has seen both texts may save over the other.
        Input.Version = stale.Version;
        ModelState.AddModelError("", "Somebody saved this post since you opened it. Your words are below, and so are theirs");
        return await ShowAgainAsync(cancel, StatusCodes.Status409Conflict);
    }

    // With what is stored by now: somebody may have gone on writing while this one read.
    private async Task<IActionResult> MergeAsync(PostText mine, CancellationToken cancel)
    {
        var (uid, tab, step) = (Input.Uid, Input.Tab, Input.Step);
        var post = await db.Posts.EditableBy(User).ForEditing().AsNoTracking().SingleOrDefaultAsync(one => one.Uid == uid, cancel);
        if (post is null || await revisions.AtAsync(post.Id, Input.Ancestor, cancel) is not { } ancestor)
        {
            return NotFound();
        }

        Input = PostInput.Of(post, Merge.Of(ancestor, mine, post.Text).Text, site);
        (Input.Tab, Input.Step) = (tab, step);
        return await ShowAgainAsync(cancel);
    }

    private Task<IActionResult> RefuseAsync(PostEdit.Refused refused, CancellationToken cancel)
    {
        ModelState.AddModelError(refused.Field, refused.Reason);
        return ShowAgainAsync(cancel);
    }
}
