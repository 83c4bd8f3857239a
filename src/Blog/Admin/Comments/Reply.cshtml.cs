using Blog.Comments;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>Approves a comment and answers it in one step.</summary>
public sealed class ReplyModel(BlogDbContext db, CommentReply reply, FormTime formTime, TimeProvider time) : PageModel
{
    public QueuedComment Comment { get; private set; } = null!;

    public string Text { get; private set; } = "";

    /// <summary>Makes a second click the same reply.</summary>
    public string Time { get; private set; } = "";

    /// <summary>Only whoever wrote the comment will read it. An answer to a private note is never anything else.</summary>
    public bool IsPrivate { get; private set; }

    public string Button => IsPrivate ? "Answer in private" : Comment.State == CommentState.Approved ? "Reply" : "Approve and reply";

    public async Task<IActionResult> OnGetAsync(int id, [FromQuery(Name = "private")] bool isPrivate, CancellationToken cancel) => await ShowAsync(id, new Input { Private = isPrivate }, cancel);

    public async Task<IActionResult> OnPostAsync(int id, Input input, CancellationToken cancel)
    {
        var words = CommentWords.Typed("", "", "", input.Text);
        switch (await reply.SendAsync(new Moderation.Seen(id, input.Version), words.Tidied(), input.Private, input.Form, User, cancel))
        {
            case CommentReply.Outcome.Done(var approved):
                Notice.Say(TempData, approved.Count > 0 ? "Approved and answered." : "Answered.");
                return new SeeOther(approved.Count > 0 ? $"{CommentUrl.Queue}?undo={string.Join(',', approved)}" : CommentUrl.Queue);
            case CommentReply.Outcome.NotFound:
                return NotFound();
            case CommentReply.Outcome.Refused(var mistakes):
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                ModelState.Add(mistakes);
                break;
            case CommentReply.Outcome.Overtaken:
                this.RefuseOvertaken("send");
                break;
        }

        return await ShowAsync(id, input, cancel);
    }

    private async Task<IActionResult> ShowAsync(int id, Input input, CancellationToken cancel)
    {
        var found = await db.Comments.ModeratableBy(User).Where(comment => comment.Id == id).Select(QueuedComment.With(db.Posts.Published(time.GetUtcNow()))).SingleOrDefaultAsync(cancel);
        if (found is null || ((input.Private || found.IsPrivate) && !found.HasKey))
        {
            return NotFound();
        }

        Comment = found;
        IsPrivate = input.Private || found.IsPrivate;
        Text = PlainText.Lines(input.Text);
        Time = formTime.Read(input.Form) is null ? formTime.Issue() : input.Form!;
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        public string? Text { get; set; }

        public string? Form { get; set; }

        /// <summary>For the eyes of whoever wrote the comment only.</summary>
        public bool Private { get; set; }

        /// <summary>The version of the comment that whoever answers has read.</summary>
        public long Version { get; set; }
    }
}
