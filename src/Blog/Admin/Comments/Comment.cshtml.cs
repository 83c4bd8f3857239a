using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>One comment with all that can be done about it: what takes more than a click in the queue.</summary>
public sealed class CommentModel(BlogDbContext db, Moderation moderation, KeyCustody custody, TimeProvider time) : PageModel
{
    public QueuedComment Comment { get; private set; } = null!;

    public PrivateComment.Proposed? Proposal { get; private set; }

    public string Sentence { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        var found = await db.Comments.ModeratableBy(User).Where(comment => comment.Id == id).Select(QueuedComment.With(db.Posts.Published(time.GetUtcNow()))).SingleOrDefaultAsync(cancel);
        if (found is null)
        {
            return NotFound();
        }

        Comment = found;
        Proposal = await db.Comments.Where(comment => comment.Id == id && comment.Proposal != null)
            .Select(comment => new PrivateComment.Proposed(comment.Proposal!.Name, comment.Proposal.ContentNote, comment.Proposal.Html)).SingleOrDefaultAsync(cancel);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(int id, Input input, CancellationToken cancel)
    {
        switch (input.Do)
        {
            case "decline":
                return await DeclineAsync(new Moderation.Seen(id, input.Version), PlainText.Line(input.Sentence), cancel);
            case "trust" or "distrust":
                return Told(await custody.TrustAsync(id, input.Do == "trust", User, cancel), id, input.Do == "trust" ? "From now on changes appear at once." : "From now on changes wait for you.");
            case "detach":
                return Told(await custody.DetachAsync(id, User, cancel), id, "The private link is detached.");
            default:
                return await OnGetAsync(id, cancel);
        }
    }

    private async Task<IActionResult> DeclineAsync(Moderation.Seen seen, string sentence, CancellationToken cancel)
    {
        Sentence = sentence;
        ModelState.Add(CommentProposing.SentenceMistakes(sentence));
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await OnGetAsync(seen.Id, cancel);
        }

        if (await moderation.DeclineAsync(seen, sentence, User, cancel) is { Done: [var done] })
        {
            return new SeeOther($"{CommentUrl.Queue}?undo={done}");
        }

        this.RefuseOvertaken("decide", typed: "your sentence is");
        return await OnGetAsync(seen.Id, cancel);
    }

    private IActionResult Told(bool isDone, int id, string sentence)
    {
        if (!isDone)
        {
            return NotFound();
        }

        Notice.Say(TempData, sentence);
        return new SeeOther(CommentUrl.ToModeration(id));
    }

    /// <summary>What the forms send.</summary>
    public sealed class Input
    {
        /// <summary>"decline", "trust", "distrust" or "detach".</summary>
        public string? Do { get; set; }

        public string? Sentence { get; set; }

        /// <summary>The version that whoever decides has read.</summary>
        public long Version { get; set; }
    }
}
