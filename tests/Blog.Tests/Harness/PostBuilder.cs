using System.Net;
using Blog.Data;
using Blog.Markdown;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Tags;
using Blog.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

public sealed record PostBuilder : IBuild<Post>
{
    private Person Author { get; init; } = People.Ines;

    private string Title { get; init; } = "Bread for twelve";

    private string? Slug { get; init; }

    private string Body { get; init; } = "Begin the evening before, with flour, water and a little patience.";

    private string Excerpt { get; init; } = "";

    private IReadOnlyList<string> Tags { get; init; } = [];

    private string Series { get; init; } = "";

    private string Language { get; init; } = "";

    private bool LeaveQuickly { get; init; }

    private bool CommentsOpen { get; init; } = true;

    private int? CommentDays { get; init; }

    private string Description { get; init; } = "";

    private string ContentNote { get; init; } = "";

    private int? Cover { get; init; }

    private TimeSpan? Released { get; init; } = TimeSpan.FromHours(-1);

    private bool IsInBin { get; init; }

    private string? DraftTitle { get; init; }

    private bool IsMarkdown { get; init; }

    public PostBuilder By(Person author) => this with { Author = author };

    public PostBuilder Titled(string title) => this with { Title = title };

    public PostBuilder At(string slug) => this with { Slug = slug };

    public PostBuilder Saying(string body) => this with { Body = body };

    /// <summary>As the editor would save it, with all that Markdown can make of it.</summary>
    public PostBuilder SayingInMarkdown(string body) => this with { Body = body, IsMarkdown = true };

    public PostBuilder WithExcerpt(string excerpt) => this with { Excerpt = excerpt };

    public PostBuilder Tagged(params string[] tags) => this with { Tags = tags };

    /// <summary>The last part of a series so far.</summary>
    public PostBuilder PartOf(string series) => this with { Series = series };

    public PostBuilder In(string language) => this with { Language = language };

    /// <summary>With the link that replaces the page.</summary>
    public PostBuilder ToLeaveQuickly() => this with { LeaveQuickly = true };

    public PostBuilder ClosedForComments() => this with { CommentsOpen = false };

    /// <summary>Its comments close that many days after it was published; 0: never.</summary>
    public PostBuilder ClosingAfter(int days) => this with { CommentDays = days };

    /// <summary>With words for search engines.</summary>
    public PostBuilder Described(string description) => this with { Description = description };

    /// <summary>Folded below what to know before reading it.</summary>
    public PostBuilder Noting(string contentNote) => this with { ContentNote = contentNote };

    /// <summary>With a picture that is there already.</summary>
    public PostBuilder WithCover(int mediaId) => this with { Cover = mediaId };

    /// <summary>Published that long ago.</summary>
    public PostBuilder Published(TimeSpan ago) => this with { Released = -ago };

    /// <summary>Will be published after that time.</summary>
    public PostBuilder Scheduled(TimeSpan after) => this with { Released = after };

    public PostBuilder Draft() => this with { Released = null };

    public PostBuilder InBin() => this with { IsInBin = true };

    /// <summary>Published, and being changed where readers do not see it.</summary>
    public PostBuilder WithWorkingDraft(string title) => this with { DraftTitle = title };

    public async Task<Post> BuildAsync(IServiceProvider services, DateTimeOffset now)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var text = new PostText
        {
            Title = Title,
            Slug = Slug ?? Blog.Posts.Slug.From(Title, fallback: "post"),
            Body = Body,
            Excerpt = Excerpt,
            Tags = Tags,
            Series = Series,
            Language = Language,
            LeaveQuickly = LeaveQuickly,
            CommentsOpen = CommentsOpen,
            CommentDays = CommentDays,
            Description = Description,
            ContentNote = ContentNote,
            Cover = Cover,
        };
        var post = Post.Begin(Guid.NewGuid(), Author.Id, now);
        post.Write(text, await RenderAsync(services), await NamedAsync(db), now);
        await services.GetRequiredService<SeriesPlacing>().PlaceAsync(post, text, now, CancellationToken.None);
        if (Released is { } released)
        {
            post.Release(now + released, now);
        }

        if (DraftTitle is not null)
        {
            post.KeepDraft(text with { Title = DraftTitle }, now);
        }

        if (IsInBin)
        {
            post.MoveToBin(now);
        }

        if (post.Indexed is { } indexed)
        {
            await services.GetRequiredService<Vocabulary>().LearnAsync([indexed], CancellationToken.None);
        }

        db.Posts.Add(post);
        await db.SaveChangesAsync();
        return post;
    }

    private async Task<RenderedText> RenderAsync(IServiceProvider services) => IsMarkdown
        ? RenderedText.Of(await services.GetRequiredService<MarkdownRenderer>().RenderPostAsync(Body, smartPunctuation: true, await services.LanguageOfAsync(Language)))
        : Render(Body);

    private static RenderedText Render(string body)
    {
        var words = body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return new RenderedText($"<p>{WebUtility.HtmlEncode(body)}</p>", body[..Math.Min(body.Length, 200)], words, words == 0 ? 0 : (words / 230) + 1);
    }

    private async Task<IReadOnlyList<Tag>> NamedAsync(BlogDbContext db)
    {
        var tags = new List<Tag>();
        foreach (var name in Tags)
        {
            var slug = TagNames.SlugOf(name);
            tags.Add(await db.Tags.SingleOrDefaultAsync(tag => tag.Slug == slug) ?? new Tag(name));
        }

        return tags;
    }
}
