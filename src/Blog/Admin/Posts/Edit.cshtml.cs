using Blog.Accounts;
using Blog.Data;
using Blog.Hosting;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>The editor, for a new post and for one that is there.</summary>
public sealed class EditModel(
    BlogDbContext db, PostEditing editing, PostShelf shelf, MarkdownRenderer markdown, CurrentSite site, BaseAddress address, TimeProvider time) : PageModel
{
    public PostInput Input { get; private set; } = new();

    /// <summary>The post as it is stored; null for a new one.</summary>
    public Post? Post { get; private set; }

    /// <summary>The text as readers would see it.</summary>
    public string PreviewHtml { get; private set; } = "";

    public int Words { get; private set; }

    public int ReadingMinutes { get; private set; }

    /// <summary>What somebody else saved since this form was opened; null when nobody did.</summary>
    public PostText? Theirs { get; private set; }

    /// <summary>True when the form shows words that the server does not have.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>The heading over what is wrong.</summary>
    public string Trouble => Theirs is not null ? "Two people have written here"
        : IsUnsaved ? "Not saved yet: something needs a change"
        : "Saved, but readers can’t be shown it like this";

    public bool IsReleased => Post is { IsReleased: true };

    public bool IsPublished => Post?.StateAt(time.GetUtcNow()) == PostState.Published;

    public string AddressStart => $"{address.Value.Authority}{PostUrl.To("")}";

    public async Task<IActionResult> OnGetAsync(int? id, CancellationToken cancel)
    {
        if (id is null)
        {
            Input = new PostInput { Uid = Guid.NewGuid(), When = "now", Allow = true };
            return Page();
        }

        Post = await FindAsync(id, cancel);
        if (Post is null)
        {
            return NotFound();
        }

        Input = PostInput.Of(Post, site);
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

        if (input.Do == "preview")
        {
            return await ShowAgainAsync(StatusCodes.Status200OK, cancel);
        }

        var release = input.Do == "publish";
        var edit = id is { } known
            ? await editing.SaveAsync(known, input.Version, User, text, release, cancel)
            : await editing.BeginAsync(input.Uid, input.Version, User, User.AuthorId()!.Value, text, release, cancel);
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

    private async Task PreviewAsync(CancellationToken cancel)
    {
        switch (await markdown.RenderPostAsync(PlainText.Lines(Input.Body), site.Settings.SmartPunctuation, cancel))
        {
            case Rendering.Done done:
                PreviewHtml = done.Html;
                Words = ReadingTime.Words(done.PlainText);
                ReadingMinutes = ReadingTime.Minutes(Words);
                break;
            case Rendering.Refused refused:
                ModelState.TryAddModelError("body", refused.Reason);
                break;
        }
    }

    private async Task<IActionResult> ShowAgainAsync(int status, CancellationToken cancel)
    {
        IsUnsaved = true;
        await PreviewAsync(cancel);
        Response.StatusCode = ModelState.IsValid ? status : StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    // The text is saved; what else the button asks for is done now, or somebody has deleted the post in between.
    private async Task<IActionResult> GoOnAsync(PostEdit.Done done, CancellationToken cancel)
    {
        var post = done.Post;
        var title = post.Text.Title is { Length: > 0 } own ? $"“{own}”" : "The post";
        var (isThere, said) = Input.Do switch
        {
            "publish" => (true, Published(post)),
            "unpublish" => (await shelf.UnpublishAsync(post.Id, User, cancel), $"{title} is a draft again. Readers no longer see it."),
            "discard" => (await shelf.DiscardDraftAsync(post.Id, User, cancel), "The unpublished changes are gone. This is the text that readers see."),
            "restore" => (await shelf.RestoreAsync(post.Id, User, cancel), "Restored, just as it was."),
            "bin" => (await shelf.MoveToBinAsync(post.Id, User, cancel), $"{title} is in the bin. You can restore it from there."),
            _ => (true, null),
        };
        if (!isThere)
        {
            return NotFound();
        }

        if (said is not null)
        {
            Notice.Say(TempData, said);
        }

        return Redirect(Input.Do == "bin" ? "/admin/posts?state=bin" : PostUrl.ToEditor(post.Id));
    }

    private string Published(Post post) =>
        post.PublishedAt > time.GetUtcNow() ? $"Scheduled. It appears on {site.DayAndTime(post.PublishedAt.Value)}."
        : IsPublished ? "Updated. Readers see the new text now."
        : "Published. Readers can see it now.";

    private async Task<IActionResult> ShowBothAsync(PostEdit.Stale stale, CancellationToken cancel)
    {
        Theirs = stale.Theirs;
        // Whoever has seen both texts may save over the other.
        Input.Version = stale.Version;
        ModelState.AddModelError("", "Somebody saved this post since you opened it. Your words are below, and so are theirs");
        IsUnsaved = true;
        await PreviewAsync(cancel);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }

    private Task<IActionResult> RefuseAsync(PostEdit.Refused refused, CancellationToken cancel)
    {
        ModelState.AddModelError(refused.Field, refused.Reason);
        return ShowAgainAsync(StatusCodes.Status422UnprocessableEntity, cancel);
    }
}
