using Blog.Accounts;
using Blog.Data;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Comments;

/// <summary><c>&lt;vc:comments post="..." /&gt;</c>: all comments of a post and the form to add one. Two queries, a third for a signed-in author.</summary>
public sealed class CommentsViewComponent(BlogDbContext db, CurrentSite site, FormTime formTime) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(CommentedPost post)
    {
        var cancel = HttpContext.RequestAborted;
        var isOpen = post.CommentsOpen && !site.Settings.CommentsPaused;
        var form = new CommentForm
        {
            Post = post,
            Time = formTime.Issue(),
            IsModerated = !site.Settings.CommentsAppearAtOnce,
            SignedInAs = isOpen ? await db.Users.NameAsync(UserClaimsPrincipal.AuthorId(), cancel) : null,
        };
        return View("/Comments/Comments.cshtml", new CommentsView(post, await CommentThread.LoadAsync(db, post.Id, cancel), isOpen ? form : null));
    }
}

/// <param name="Post">What is commented on.</param>
/// <param name="Thread">What readers have said.</param>
/// <param name="Form">Null when comments are closed.</param>
public sealed record CommentsView(CommentedPost Post, CommentThread Thread, CommentForm? Form)
{
    public string Title => Thread.Count switch { 0 => "Comments", 1 => "1 comment", var count => $"{count} comments" };
}

/// <param name="Entries">One level of a thread.</param>
/// <param name="Slug">The post's.</param>
/// <param name="IsOpen">Whether they can be answered.</param>
public sealed record ThreadView(IReadOnlyList<CommentThread.Entry> Entries, string Slug, bool IsOpen)
{
    public string? ReplyTo(int id) => IsOpen ? $"{PostUrl.ToCommentForm(Slug)}?to={id}#respond" : null;
}

/// <param name="Said">The comment.</param>
/// <param name="To">Whom it answers, where its place does not show it.</param>
/// <param name="Address">Where it stands; null: on this page.</param>
/// <param name="ReplyAt">Where it can be answered; null: nowhere.</param>
public sealed record SaidView(CommentThread.Said Said, string? To = null, string? Address = null, string? ReplyAt = null);
