using Blog.Data;
using Blog.Hosting;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>Where whoever wrote a comment sees its state and its replies, edits it, or goes to withdraw it. The key in the address is all it takes.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(CommentForm.LargestBody)]
[ResponseCache(NoStore = true)]
public sealed class PrivateModel(BlogDbContext db, CurrentSite site, CommentOwnership ownership, BaseAddress address, TimeProvider time) : PageModel
{
    public PrivateComment Comment { get; private set; } = null!;

    public IReadOnlyList<CommentThread.Said> Replies { get; private set; } = [];

    /// <summary>What the form shows: the stored words, or what was typed when something is wrong with it.</summary>
    public CommentWords Words { get; private set; } = CommentWords.None;

    /// <summary>The whole private link.</summary>
    public string Link { get; private set; } = "";

    public string ToWithdrawal { get; private set; } = "";

    public bool IsModerated => !site.Settings.CommentsAppearAtOnce;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel) => await ShowAsync(key, typed: null, cancel);

    public async Task<IActionResult> OnPostAsync(string key, Input input, CancellationToken cancel)
    {
        var typed = CommentWords.Typed(input.Name, input.Email, input.Website, input.Text);
        switch (await ownership.EditAsync(key, typed.Tidied(), input.Version, cancel))
        {
            case CommentOwnership.Change.Done:
                return new SeeOther(CommentUrl.ToPrivatePage(key));
            case CommentOwnership.Change.Refused(var mistakes):
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                ModelState.Add(mistakes);
                break;
            case CommentOwnership.Change.Overtaken:
                Response.StatusCode = StatusCodes.Status409Conflict;
                ModelState.AddModelError("", "Something has happened to this comment since you opened the page. Have a look, then save again; your words are kept.");
                break;
        }

        return await ShowAsync(key, typed, cancel);
    }

    private async Task<IActionResult> ShowAsync(string key, CommentWords? typed, CancellationToken cancel)
    {
        var found = await db.Comments.WithKey(key).Select(PrivateComment.With(db.Posts.Published(time.GetUtcNow()))).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        Comment = found;
        Words = typed ?? found.Words;
        Replies = await db.Comments.Approved().Where(reply => reply.ParentId == found.Id).OrderBy(reply => reply.Id).Select(CommentThread.AsSaid).ToListAsync(cancel);
        Link = address.Of(CommentUrl.ToPrivatePage(key));
        ToWithdrawal = CommentUrl.ToWithdrawal(key);
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Website { get; set; }

        public string? Text { get; set; }

        /// <summary>The version that whoever edits has seen.</summary>
        public long Version { get; set; }
    }
}
