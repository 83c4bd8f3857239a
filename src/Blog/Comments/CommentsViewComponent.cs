using Blog.Accounts;
using Blog.Comments.Keys;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Posts;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Comments;

/// <summary><c>&lt;vc:comments post="..." page="1" /&gt;</c>: a page of the comments on a post and the form to add one. One query, another for a signed-in author.</summary>
public sealed class CommentsViewComponent(BlogDbContext db, CurrentSite site, FormTime formTime, Shown shown, TimeProvider time) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(CommentedPost post, int page = 1)
    {
        var cancel = HttpContext.RequestAborted;
        shown.CommentsOn(post.Id);
        var isOpen = post.Open.At(time.GetUtcNow(), site.Settings);
        if (isOpen)
        {
            shown.ChangesAt(post.Open.Until(site.Settings));
        }

        var author = isOpen ? await db.Users.NameAsync(UserClaimsPrincipal.AuthorId(), cancel) : null;
        var form = new CommentForm
        {
            Post = post,
            Time = new(author is null ? formTime.IssueForMany : formTime.Issue),
            IsModerated = !site.Settings.CommentsAppearAtOnce,
            SignedInAs = author,
        };
        return View("/Comments/Comments.cshtml", new CommentsView(post, await CommentThread.LoadAsync(db, post, page, cancel), isOpen ? form : null));
    }
}

/// <param name="Post">What is commented on.</param>
/// <param name="Thread">What readers have said.</param>
/// <param name="Form">Null when comments are closed.</param>
public sealed record CommentsView(CommentedPost Post, CommentThread Thread, CommentForm? Form)
{
    private const int Many = 40;

    /// <summary>The way to the other pages of a long conversation.</summary>
    public Paging Paging => new(page => PostUrl.ToComments(Post.Slug, page), Thread.Page, Thread.HasMore, CommentTexts.EarlierComments, CommentTexts.LaterComments);

    /// <summary>So many that a browser is told to lay out only those that somebody comes near.</summary>
    public bool AreMany => Thread.Top.Count >= Many;

    /// <summary>The conversation, each comment with the ways to answer and to report it.</summary>
    public IReadOnlyList<SaidView> Said => Level(Thread.Top);

    public string Title => Thread.Count == 0 ? CommentTexts.Title : CommentTexts.ResourceManager.Counted("Count", Thread.Count);

    private List<SaidView> Level(IReadOnlyList<CommentThread.Entry> entries) =>
        [.. entries.Select(entry => new SaidView(entry.Said, entry.To, ReplyAt: ReplyTo(entry.Said), ReportAt: ReportTo(entry.Said)) { Replies = Level(entry.Replies) })];

    private string? ReplyTo(CommentThread.Said said) => Form is null ? null : $"{PostUrl.ToCommentForm(Post.Slug)}?to={said.Id}#respond";

    // An author's words are the authors' own business.
    private string? ReportTo(CommentThread.Said said) => said.IsByAuthor ? null : PostUrl.ToReport(Post.Slug, said.Id);
}

/// <param name="Said">The comment.</param>
/// <param name="To">Whom it answers, where its place does not show it.</param>
/// <param name="Address">Where it stands; null: on this page.</param>
/// <param name="ReplyAt">Where it can be answered; null: nowhere.</param>
/// <param name="ReportAt">Where it can be reported; null: nowhere.</param>
public sealed record SaidView(CommentThread.Said Said, string? To = null, string? Address = null, string? ReplyAt = null, string? ReportAt = null)
{
    /// <summary>What answers it, one level below.</summary>
    public IReadOnlyList<SaidView> Replies { get; init; } = [];
}

/// <param name="FirstName">Who reads the comment.</param>
/// <param name="Html">Where help is, as the author chose.</param>
public sealed record HelpView(string FirstName, string Html);

/// <param name="Told">What the words tell of a person.</param>
/// <param name="FirstName">Who could have them alone; null: nobody, they are public already.</param>
public sealed record QuestionView(IReadOnlyList<Told> Told, string? FirstName);

/// <param name="Proposal">What an author would publish.</param>
/// <param name="Comment">What was sent.</param>
/// <param name="Action">Where the answer goes.</param>
public sealed record ProposalView(PrivateComment.Proposed Proposal, PrivateComment Comment, string Action);
