using Blog.Comments;
using Blog.Data;
using Blog.Markdown;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>"View as a reader": the saved text, a working draft included, in the clothes of the published page.</summary>
public sealed class AsReaderModel(BlogDbContext db, MarkdownRenderer markdown, CurrentSite site) : PageModel
{
    public Article Article { get; private set; } = null!;

    public string? Concern { get; private set; }

    public async Task<IActionResult> OnGetAsync(int id, CancellationToken cancel)
    {
        var post = await db.Posts.EditableBy(User).ForEditing().Include(p => p.Author).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (post is null)
        {
            return NotFound();
        }

        var text = post.Text;
        var rendering = await markdown.RenderPostAsync(text.Body, site.Settings.SmartPunctuation, site.LanguageOf(text.Language), cancel);
        Concern = (rendering as Rendering.Refused)?.Reason;
        var rendered = RenderedText.Of(rendering);
        Article = new Article
        {
            Id = post.Id,
            Uid = post.Uid,
            Title = text.Title,
            Slug = text.Slug,
            Excerpt = text.Excerpt,
            Summary = rendered.Summary,
            ContentNote = text.ContentNote,
            Html = rendered.Html,
            Contents = rendered.Contents,
            Language = text.Language,
            LeaveQuickly = text.LeaveQuickly,
            AuthorName = post.Author.Name,
            AuthorAbout = post.Author.About,
            AuthorId = post.AuthorId,
            Topics = [.. text.Tags.Select(name => new Topic(name, TagNames.SlugOf(name)))],
            PublishedAt = text.PublishAt,
            UpdatedAt = post.UpdatedAt,
            ReadingMinutes = rendered.ReadingMinutes,
            Comments = new CommentsOpen(text.CommentsOpen, text.CommentDays, text.PublishAt),
            BinnedAt = post.BinnedAt,
        };
        return Page();
    }
}
