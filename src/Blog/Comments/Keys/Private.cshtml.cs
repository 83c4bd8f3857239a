using Blog.Comments.Rules;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.Limits;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>
/// Where whoever wrote a comment sees its state and its replies, edits it, answers a proposal, or goes to withdraw it. The key in the address is all
/// it takes.
/// </summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(CommentForm.LargestBody)]
public sealed class PrivateModel(
    BlogDbContext db, CurrentSite site, CommentKeys keys, CommentOwnership ownership, CommentPasses passes, VisitorLimits limits, BaseAddress address, TimeProvider time) : PageModel
{
    public PrivateComment Comment { get; private set; } = null!;

    public IReadOnlyList<CommentThread.Said> Replies { get; private set; } = [];

    /// <summary>What the form shows: the newest words, or what was typed when something is wrong with it.</summary>
    public CommentWords Words { get; private set; } = CommentWords.None;

    /// <summary>They were typed, and are not stored.</summary>
    public bool IsTyped { get; private set; }

    /// <summary>What the typed words tell of a person, when whoever wrote them is to choose.</summary>
    public IReadOnlyList<Told> Told { get; private set; } = [];

    /// <summary>That has been hidden just now, and is not saved yet.</summary>
    public bool WasHidden { get; private set; }

    /// <summary>Where whoever wrote it finds help, as HTML; empty for nearly everybody.</summary>
    public string Help { get; private set; } = "";

    public PrivateLinks Links { get; private set; } = null!;

    public bool IsModerated => !site.Settings.CommentsAppearAtOnce && !Comment.IsTrusted;

    public async Task<IActionResult> OnGetAsync(string key, CancellationToken cancel) => await ShowAsync(key, typed: null, cancel);

    public async Task<IActionResult> OnPostAsync(string key, Input input, CancellationToken cancel)
    {
        var typed = CommentWords.Typed(input.Name, input.Email, site.Settings.CommentWebsites ? input.Website : "", input.Text, input.Note);
        if (input.Do == "hide")
        {
            WasHidden = true;
            return await ShowAsync(key, typed.Hiding(), cancel);
        }

        if (limits.Edit(HttpContext) is { IsAllowed: false } pace)
        {
            pace.Refuse(Response);
            ModelState.AddModelError("", CommentTexts.TooMany);
            return await ShowAsync(key, typed, cancel);
        }

        switch (await ownership.EditAsync(key, typed.Tidied(), isSure: input.Do == "anyway", input.Version, cancel))
        {
            case CommentOwnership.Change.Done:
                return new SeeOther(CommentUrl.ToPrivatePage(key));
            case CommentOwnership.Change.Unsure(var told):
                Told = told;
                break;
            case CommentOwnership.Change.Refused(var mistakes):
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                ModelState.Add(mistakes);
                break;
            case CommentOwnership.Change.Overtaken:
                Response.StatusCode = StatusCodes.Status409Conflict;
                ModelState.AddModelError("", CommentTexts.Overtaken);
                break;
        }

        return await ShowAsync(key, typed, cancel);
    }

    private async Task<IActionResult> ShowAsync(string key, CommentWords? typed, CancellationToken cancel)
    {
        var hash = await keys.HashAsync(key, cancel);
        var found = await db.Comments.WithKey(hash).Select(PrivateComment.With(db.Posts.Published(time.GetUtcNow()))).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        Comment = found;
        (Words, IsTyped) = (typed ?? found.Newest, typed is not null);
        Replies = await db.Comments.AnswersTo(found.Id).OrderBy(reply => reply.Id).Select(CommentQueries.AsAnswer).ToListAsync(cancel);
        Help = await db.CommentRules.HelpForAsync(found.NeedsCare, cancel);
        Links = new PrivateLinks(
            address.Of(CommentUrl.ToPrivatePage(key)),
            address.Of(CommentUrl.ToReplyFeed(await passes.MakeAsync(CommentPasses.Replies, found.Id, hash, cancel))),
            CommentUrl.ToLinkLetter(key),
            CommentUrl.ToProposalAnswer(key),
            CommentUrl.ToWithdrawal(key));
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Website { get; set; }

        public string? Text { get; set; }

        public string? Note { get; set; }

        /// <summary>The version that whoever edits has seen.</summary>
        public long Version { get; set; }

        /// <summary>What was chosen when the words told something personal: "hide" or "anyway".</summary>
        public string? Do { get; set; }
    }
}

/// <summary>
/// The addresses that only the holder of a key is shown. The one that confirms an e-mail address is none of them: only a letter there leads to it.
/// </summary>
/// <param name="Page">The whole private link.</param>
/// <param name="Feed">The whole address of the feed of replies.</param>
/// <param name="Letter">Sends the link by e-mail.</param>
/// <param name="Proposal">Answers what an author proposes.</param>
/// <param name="Withdrawal">Asks once more, then erases.</param>
public sealed record PrivateLinks(string Page, string Feed, string Letter, string Proposal, string Withdrawal);
