using System.Globalization;
using Blog.Admin.Writing;
using Blog.Data;
using Blog.Hosting;
using Blog.Media;
using Blog.Posts;
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
    PostDrafting drafting,
    PostShelf shelf,
    RevisionKeeping revisions,
    PreviewLinks links,
    TextPreviews previews,
    Insertions insertions,
    Blanks blanks,
    CurrentSite site,
    BaseAddress address,
    TimeProvider time) : PageModel
{
    public sealed record Template(int Id, string Name);

    public sealed record CoverChoice(int Id, string Name)
    {
        public string Value => Id.ToString(CultureInfo.InvariantCulture);
    }

    private static readonly string[] MoreFields = ["series", "part", "description", "note", "close"];

    public PostInput Input { get; private set; } = new();

    /// <summary>The post as it is stored; null for a new one.</summary>
    public Post? Post { get; private set; }

    /// <summary>The text as readers would see it.</summary>
    public TextPreview Preview { get; private set; } = TextPreview.OfNothing;

    public Insertions.Offer Insertions { get; private set; } = Writing.Insertions.Offer.Nothing;

    /// <summary>Pictures that may stand for the post: the newest, and the one that does.</summary>
    public IReadOnlyList<CoverChoice> Covers { get; private set; } = [];

    /// <summary>What an empty new post can begin with.</summary>
    public IReadOnlyList<Template> Templates { get; private set; } = [];

    /// <summary>The names of the series there are, for the field to offer.</summary>
    public IReadOnlyList<string> AllSeries { get; private set; } = [];

    /// <summary>Where the post stands in its series, and what a number would do.</summary>
    public string PartHint { get; private set; } = "";

    /// <summary>A mistake must not hide in what is folded up.</summary>
    public bool HasMoreToMend => MoreFields.Any(name => ModelState.FirstError(name) is not null);

    /// <summary>What somebody else saved since this form was opened; null when nobody did.</summary>
    public PostText? Theirs { get; private set; }

    /// <summary>A text that joins both; null where nothing is known of what they have in common.</summary>
    public Merge? Proposal { get; private set; }

    /// <summary>The revision with the draft that has just been thrown away.</summary>
    public int? Undo => TempData["undo"] as int?;

    /// <summary>The preview links that work, newest first.</summary>
    public IReadOnlyList<PreviewLink> Links { get; private set; } = [];

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
            await ReadOffersAsync(id, cancel);
            return await BeginAsync(template, cancel);
        }

        Post = await FindAsync(id, cancel);
        if (Post is null)
        {
            return NotFound();
        }

        Input = PostInput.Of(Post, site);
        await ReadOffersAsync(id, cancel);
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
            return await ShowAgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
        }

        if (await insertions.HandleAsync(input, User, ModelState, cancel) || input.Do == "preview")
        {
            return await ShowAgainAsync(StatusCodes.Status200OK, cancel);
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
            PostEdit.Stale stale => await ShowBothAsync(stale, cancel),
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

    private async Task ReadOffersAsync(int? id, CancellationToken cancel)
    {
        Insertions = await insertions.OfferAsync(User, cancel);
        Covers = await CoversAsync(cancel);
        const int offered = 200;
        AllSeries = await db.Series.OrderBy(series => series.Name).Take(offered).Select(series => series.Name).ToListAsync(cancel);
        Links = await db.PreviewLinks.AsNoTracking().Where(link => link.PostId == id).Working(time.GetUtcNow()).OrderByDescending(link => link.Id).ToListAsync(cancel);
        PartHint = await db.SeriesParts.PlaceOfAsync(id, cancel) is var (number, count)
            ? $"It is part {number} of {count} now. Another number moves it there."
            : "Empty: the last one.";
    }

    private async Task<List<CoverChoice>> CoversAsync(CancellationToken cancel)
    {
        var covers = await db.Media.NewestFirst().Take(MediaFile.MostOffered).Select(file => new CoverChoice(file.Id, file.Name)).ToListAsync(cancel);
        if (covers.TrueForAll(cover => cover.Value != Input.Cover) && int.TryParse(Input.Cover, NumberStyles.None, CultureInfo.InvariantCulture, out var id))
        {
            covers.AddRange(await db.Media.Where(file => file.Id == id).Select(file => new CoverChoice(file.Id, file.Name)).ToListAsync(cancel));
        }

        return covers;
    }

    private async Task PreviewAsync(CancellationToken cancel)
    {
        Preview = await previews.OfAsync(PlainText.Lines(Input.Body), site.LanguageOf(Input.ReadLanguage()), cancel);
        if (Preview.Refusal is { } refusal && ModelState.GetFieldValidationState("body") != ModelValidationState.Invalid)
        {
            ModelState.AddModelError("body", refusal);
        }
    }

    private async Task<IActionResult> ShowAgainAsync(int status, CancellationToken cancel)
    {
        IsUnsaved = true;
        await ReadOffersAsync(Post?.Id, cancel);
        await PreviewAsync(cancel);
        Response.StatusCode = ModelState.IsValid ? status : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // The text is saved; what else the button asks for is done now, or somebody has deleted the post in between.
    private async Task<IActionResult> GoOnAsync(PostEdit.Done done, CancellationToken cancel)
    {
        var post = done.Post;
        if (Input.Revoke is { } revoked)
        {
            await links.RevokeAsync(post.Id, revoked, User, cancel);
            return Say("Revoked. Whoever has that link finds nothing there any more.", post);
        }

        var title = post.Text.Title is { Length: > 0 } own ? $"“{own}”" : "The post";
        var (isThere, said) = Input.Do switch
        {
            "publish" => (true, Published(post)),
            "unpublish" => (await shelf.UnpublishAsync(post.Id, User, cancel), $"{title} is a draft again. Readers no longer see it."),
            "link" => await MakeLinkAsync(post, cancel),
            "discard" => (await DiscardAsync(post, cancel), "The unpublished changes are gone. This is the text that readers see."),
            "restore" => (await shelf.RestoreAsync(post.Id, User, cancel), "Restored, just as it was."),
            "bin" => (await shelf.MoveToBinAsync(post.Id, User, cancel), $"{title} is in the bin. You can restore it from there."),
            _ => (true, null),
        };
        if (!isThere)
        {
            return NotFound();
        }

        return Say(said, post);
    }

    private RedirectResult Say(string? said, Post post)
    {
        if (said is not null)
        {
            Notice.Say(TempData, said);
        }

        return Redirect(Input.Do == "bin" ? "/admin/posts?state=bin" : PostUrl.ToEditor(post.Id));
    }

    private async Task<(bool IsThere, string? Said)> MakeLinkAsync(Post post, CancellationToken cancel)
    {
        var days = PreviewLink.Days.Contains(Input.Days) ? Input.Days : PreviewLink.Days[0];
        switch (await links.MakeAsync(post.Id, days, User, cancel))
        {
            case PreviewLinkMade.Done(var key):
                TempData["link"] = key;
                return (true, null);
            case PreviewLinkMade.NotNeeded:
                return (true, $"No link is needed: readers can see this at {address.Of(PostUrl.To(post.Slug))}.");
            case PreviewLinkMade.TooMany:
                return (true, $"This post has {PreviewLinks.Most} preview links already. Revoke one first.");
            default:
                return (post.IsBinned, post.IsBinned ? "A post in the bin can’t be shown to anybody. Restore it first." : null);
        }
    }

    private async Task<bool> DiscardAsync(Post post, CancellationToken cancel)
    {
        var kept = await drafting.DiscardAsync(post.Id, User, cancel);
        TempData["undo"] = kept;
        return kept is not null;
    }

    private string Published(Post post) =>
        post.PublishedAt > time.GetUtcNow() ? $"Scheduled. It appears on {site.Precisely(post.PublishedAt.Value)}."
        : IsPublished ? "Updated. Readers see the new text now."
        : "Published. Readers can see it now.";

    private async Task<IActionResult> ShowBothAsync(PostEdit.Stale stale, CancellationToken cancel)
    {
        Theirs = stale.Theirs;
        Input.Ancestor = Input.Version;
        Proposal = await ProposeAsync(stale.PostId, stale.Theirs, cancel);
        // Whoever has seen both texts may save over the other.
        Input.Version = stale.Version;
        ModelState.AddModelError("", "Somebody saved this post since you opened it. Your words are below, and so are theirs");
        IsUnsaved = true;
        await ReadOffersAsync(Post?.Id, cancel);
        await PreviewAsync(cancel);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private async Task<Merge?> ProposeAsync(int postId, PostText theirs, CancellationToken cancel)
    {
        var mine = Input.ToText(site, Post?.PublishedAt, ModelState);
        var ancestor = await revisions.AtAsync(postId, Input.Ancestor, cancel);
        return ancestor is null ? null : Merge.Of(ancestor, mine, theirs);
    }

    // With what is stored by now: somebody may have gone on writing while this one read.
    private async Task<IActionResult> MergeAsync(PostText mine, CancellationToken cancel)
    {
        var uid = Input.Uid;
        var post = await db.Posts.EditableBy(User).ForEditing().AsNoTracking().SingleOrDefaultAsync(one => one.Uid == uid, cancel);
        if (post is null || await revisions.AtAsync(post.Id, Input.Ancestor, cancel) is not { } ancestor)
        {
            return NotFound();
        }

        Input = PostInput.Of(post, Merge.Of(ancestor, mine, post.Text).Text, site);
        return await ShowAgainAsync(StatusCodes.Status200OK, cancel);
    }

    private Task<IActionResult> RefuseAsync(PostEdit.Refused refused, CancellationToken cancel)
    {
        ModelState.AddModelError(refused.Field, refused.Reason);
        return ShowAgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
    }
}
