using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>Writes the version of a comment that an author would publish, for whoever wrote it to accept or not.</summary>
public sealed class ProposalModel(BlogDbContext db, CommentProposing proposing, TimeProvider time) : PageModel
{
    public QueuedComment Comment { get; private set; } = null!;

    public CommentWords Words { get; private set; } = CommentWords.None;

    public string Sentence { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(int id, CancellationToken cancel) => ShowAsync(id, typed: null, cancel);

    public async Task<IActionResult> OnPostAsync(int id, Input input, CancellationToken cancel)
    {
        var words = CommentWords.Typed(input.Name, "", "", input.Text, input.Note);
        Sentence = PlainText.Line(input.Sentence);
        switch (await proposing.ProposeAsync(new Moderation.Seen(id, input.Version), words.Tidied(), Sentence, User, cancel))
        {
            case CommentProposing.Outcome.Done:
                Notice.Say(TempData, "Proposed. You’ll see here once it is accepted.");
                return new SeeOther(CommentUrl.ToModeration(id));
            case CommentProposing.Outcome.NotFound:
                return NotFound();
            case CommentProposing.Outcome.Refused(var mistakes):
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                ModelState.Add(mistakes);
                break;
            case CommentProposing.Outcome.Overtaken:
                this.RefuseOvertaken("propose");
                break;
        }

        return await ShowAsync(id, words, cancel);
    }

    private async Task<IActionResult> ShowAsync(int id, CommentWords? typed, CancellationToken cancel)
    {
        var mine = db.Comments.ModeratableBy(User).Where(comment => comment.Id == id);
        var found = await mine.Select(QueuedComment.With(db.Posts.Published(time.GetUtcNow()))).SingleOrDefaultAsync(cancel);
        if (found is not { CanBeProposed: true })
        {
            return NotFound();
        }

        Comment = found;
        Words = typed ?? await mine.Select(comment => new CommentWords(comment.Name, "", "", comment.Body) { ContentNote = comment.ContentNote }).SingleAsync(cancel);
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        public string? Name { get; set; }

        public string? Text { get; set; }

        public string? Note { get; set; }

        public string? Sentence { get; set; }

        /// <summary>The version of the comment that whoever proposes has read.</summary>
        public long Version { get; set; }
    }
}
