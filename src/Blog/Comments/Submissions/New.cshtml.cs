using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Blog.Accounts;
using Blog.Comments.Rules;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Hosting.Limits;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Submissions;

/// <summary>The comment form on a page of its own: to answer somebody, and where every comment is sent.</summary>
[IgnoreAntiforgeryToken]
[InTurn]
[ReadsQuery]
[RequestSizeLimit(CommentForm.LargestBody)]
public sealed class NewModel(
    BlogDbContext db, CurrentSite site, CommentSubmission submission, MarkdownRenderer markdown, FormTime formTime, VisitorLimits limits, TimeProvider time) : PageModel
{
    private const int LeastOnce = 16;
    private const int MostOnce = 64;

    private Pace pace = new(IsAllowed: true, TimeSpan.Zero);

    public CommentForm Form { get; private set; } = null!;

    /// <summary>What was written for a post that is not there for readers any more; null while it is.</summary>
    public CommentWords? Lost { get; private set; }

    public bool IsOpen => Form.Post.Open.At(time.GetUtcNow(), site.Settings);

    /// <summary>The same words were sent before: a private link is never shown twice.</summary>
    public bool WasSentBefore { get; private set; }

    /// <summary>Where whoever sent them finds help, as HTML; empty for nearly everybody.</summary>
    public string Help { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(string slug, string? to, CancellationToken cancel)
    {
        var answered = ParseId(to);
        var page = await ShowAsync(slug, CommentWords.None, answered, cancel);
        if (page is PageResult && IsOpen && answered is not null && Form.To is null)
        {
            ModelState.AddModelError("", CommentTexts.ParentGone);
        }

        return page;
    }

    public async Task<IActionResult> OnPostAsync(string slug, Input input, CancellationToken cancel)
    {
        var words = CommentWords.Typed(input.Name, input.Email, site.Settings.CommentWebsites ? input.Website : "", input.Text, input.Note);
        var to = ParseId(input.To);
        var page = await ShowAsync(slug, words, to, cancel);
        if (page is not PageResult)
        {
            return await this.LeadOnAsync(db, time.GetUtcNow(), cancel) ?? GiveBack(words);
        }

        var isPrivate = input.Private || input.Do == "private";
        // Only a guest is asked for a name, and whether it is private.
        Form = Form with { IsPrivate = isPrivate, IsOfGuest = isPrivate || input.Name is not null };
        if (input.Do == "hide")
        {
            (words, Form) = (words.Hiding(), Form with { Words = words.Hiding(), WasHidden = true });
        }

        if (input.Do is "preview" or "hide")
        {
            return await PreviewAsync(words, input, cancel);
        }

        var draft = new CommentDraft
        {
            Words = words.Tidied(),
            To = to,
            IsPrivate = Form.IsPrivate,
            IsOfGuest = Form.IsOfGuest,
            IsSigned = input.Do == "signed",
            IsSure = input.Do == "anyway",
            Form = input.Form,
            Hand = HandOf(input),
            Trap = input.Subject,
        };
        var outcome = await submission.SubmitAsync(Form.Post, draft, User.AuthorId(), MayStore, cancel);
        Help = await db.CommentRules.HelpForAsync(outcome is Submission.SentBefore { NeedsCare: true }, cancel);
        return Answer(slug, outcome, input);
    }

    private async Task<IActionResult> ShowAsync(string slug, CommentWords words, int? to, CancellationToken cancel)
    {
        var post = await CommentedPost.FindAsync(db, slug, time.GetUtcNow(), cancel);
        if (post is null)
        {
            return NotFound();
        }

        Form = new CommentForm
        {
            Post = post,
            Time = new(formTime.Issue),
            IsModerated = !site.Settings.CommentsAppearAtOnce,
            Words = words,
            To = to is null ? null : await FindAnsweredAsync(post, to.Value, cancel),
            SignedInAs = await db.Users.NameAsync(User.AuthorId(), cancel),
        };
        return Page();
    }

    private IActionResult GiveBack(CommentWords words)
    {
        if (words.Text.Length == 0)
        {
            return NotFound();
        }

        Lost = words;
        return With(StatusCodes.Status404NotFound);
    }

    private Task<CommentForm.Answered?> FindAnsweredAsync(CommentedPost post, int id, CancellationToken cancel) =>
        db.Comments.Approved().Where(comment => comment.Id == id && comment.PostId == post.Id)
            .Select(comment => new CommentForm.Answered(comment.Id, comment.Author == null ? comment.Name : comment.Author.Name))
            .SingleOrDefaultAsync(cancel);

    private async Task<IActionResult> PreviewAsync(CommentWords words, Input input, CancellationToken cancel)
    {
        KeepTime(input);
        pace = limits.Preview(HttpContext);
        if (!pace.IsAllowed)
        {
            return Slow();
        }

        var text = words.Tidied();
        var mistakes = text.TextMistakes().ToList();
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes);
        }

        switch (await text.RenderAsync(markdown, cancel))
        {
            case Rendering.Refused(var reason):
                return Refuse([new("text", reason)]);
            case Rendering.Done done:
                Form = Form with { Preview = done.Html };
                return Page();
            default:
                throw new InvalidOperationException("A text is rendered or refused.");
        }
    }

    private IActionResult Answer(string slug, Submission outcome, Input input)
    {
        switch (outcome)
        {
            case Submission.Sent(var key):
                return new SeeOther(CommentUrl.ToPrivatePage(key));
            case Submission.Appeared(var id):
                return new SeeOther(PostUrl.ToComment(slug, id));
            case Submission.Closed:
                return With(StatusCodes.Status409Conflict);
            case Submission.SentBefore:
                WasSentBefore = true;
                return Page();
            case Submission.FormTooOld:
                return Refuse([new("", CommentTexts.FormTooOld)]);
            case Submission.ParentGone:
                Form = Form with { To = null };
                KeepTime(input);
                return Refuse([new("", CommentTexts.ParentGone)]);
            case Submission.Unsure(var told):
                KeepTime(input);
                Form = Form with { Told = told };
                return Page();
            case Submission.SignedIn(var name):
                KeepTime(input);
                Form = Form with { IsWarned = true };
                return Refuse([new("", CommentTexts.SignedInMeanwhile.With(name))]);
            case Submission.TooMany:
                KeepTime(input);
                return Slow();
            case Submission.Refused(var mistakes):
                KeepTime(input);
                return Refuse(mistakes);
            default:
                throw new InvalidOperationException($"Nobody knows what to do with {outcome}.");
        }
    }

    private bool MayStore()
    {
        pace = limits.Comment(HttpContext, Form.Post.Id);
        return pace.IsAllowed;
    }

    // The form stays the same form in the same hand: sending it again is not a second comment.
    private void KeepTime(Input input)
    {
        if (formTime.Read(input.Form) is not null)
        {
            Form = Form with { Time = new(input.Form!), Once = IsMadeUp(input.Once) ? input.Once! : "" };
        }
    }

    private byte[] HandOf(Input input) => IsMadeUp(input.Once) ? Encoding.UTF8.GetBytes(input.Once!) : limits.TraceOf(HttpContext);

    private static bool IsMadeUp(string? once) => once is { Length: >= LeastOnce and <= MostOnce };

    private PageResult Slow()
    {
        pace.Refuse(Response);
        ModelState.AddModelError("", CommentTexts.TooMany);
        return Page();
    }

    private PageResult Refuse(IReadOnlyList<Mistake> mistakes)
    {
        ModelState.Add(mistakes);

        return With(StatusCodes.Status422UnprocessableEntity);
    }

    private PageResult With(int status)
    {
        Response.StatusCode = status;
        return Page();
    }

    private static int? ParseId(string? typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        /// <summary>Null: the form had no field for it.</summary>
        [DisplayFormat(ConvertEmptyStringToNull = false)]
        public string? Name { get; set; }

        public string? Email { get; set; }

        public string? Website { get; set; }

        public string? Text { get; set; }

        public string? Note { get; set; }

        /// <summary>For the authors' eyes only.</summary>
        public bool Private { get; set; }

        public string? To { get; set; }

        public string? Form { get; set; }

        /// <summary>Filled in by a script, if there are any.</summary>
        public string? Once { get; set; }

        /// <summary>People do not see this field.</summary>
        public string? Subject { get; set; }

        /// <summary>"send", "preview", or what was chosen when it told something personal: "hide", "private", "anyway". Of an author who has been told under which name it appears: "signed".</summary>
        public string? Do { get; set; }
    }
}
