using System.Linq.Expressions;
using Blog.Comments;
using Blog.Comments.Reports;
using Blog.Comments.Submissions;
using Blog.Posts;

namespace Blog.Admin.Comments;

/// <summary>A comment as a moderator sees it.</summary>
public sealed record QueuedComment
{
    public required int Id { get; init; }

    public required long Version { get; init; }

    public required CommentState State { get; init; }

    public required string Name { get; init; }

    public required bool IsByAuthor { get; init; }

    /// <summary>For the authors' eyes only.</summary>
    public required bool IsPrivate { get; init; }

    /// <summary>Readers never learn of it.</summary>
    public required bool NeedsCare { get; init; }

    public required string Email { get; init; }

    public required string Website { get; init; }

    public required string ContentNote { get; init; }

    /// <summary>The newest words, which are what is decided on.</summary>
    public required string Html { get; init; }

    /// <summary>What readers see for the time being, when <see cref="Html"/> is a change of it; else null.</summary>
    public required string? HtmlBefore { get; init; }

    /// <summary>The name that readers see for the time being.</summary>
    public required string NameBefore { get; init; }

    /// <summary>The website that readers see for the time being.</summary>
    public required string WebsiteBefore { get; init; }

    /// <summary>Whoever wrote it is asked whether another version may appear.</summary>
    public required bool HasProposal { get; init; }

    /// <summary>Somebody holds its key, who can be answered and can still change it.</summary>
    public required bool HasKey { get; init; }

    public required bool IsTrusted { get; init; }

    public required string Suspicion { get; init; }

    /// <summary>What of it stands on a list of the owner's; empty when nothing does.</summary>
    public required string Listed { get; init; }

    public required IReadOnlyList<Reported> Reports { get; init; }

    /// <summary>The reports have taken it from view.</summary>
    public required bool IsHidden { get; init; }

    /// <summary>Null when nothing has to be decided.</summary>
    public required DateTimeOffset? WaitingSince { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    /// <summary>Whom it answers; null: the post.</summary>
    public required string? To { get; init; }

    public required string Title { get; init; }

    public required string Slug { get; init; }

    public required bool IsPostPublic { get; init; }

    public bool HasChange => HtmlBefore is not null;

    /// <summary>What else than the text would become another.</summary>
    public IReadOnlyList<Changed> Changes => HasChange
        ? [.. new[] { new Changed("Name", NameBefore, Name), new Changed("Website", WebsiteBefore, Website) }.Where(change => change.Before != change.After)]
        : [];

    public string ShownName => CommentNames.Shown(Name);

    public bool CanBeProposed => !IsPrivate && HasKey;

    /// <summary>There is something left to say no to.</summary>
    public bool CanBeDeclined => !IsPrivate && (State != CommentState.Declined || HasProposal);

    public Moderation.Seen Seen => new(Id, Version);

    /// <param name="published">The posts that readers may see now.</param>
    public static Expression<Func<Comment, QueuedComment>> With(IQueryable<Post> published) => comment => new QueuedComment
    {
        Id = comment.Id,
        Version = comment.Version,
        State = comment.State,
        Name = comment.Author != null ? comment.Author.Name : comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.Name : comment.Name,
        IsByAuthor = comment.AuthorId != null,
        IsPrivate = comment.IsPrivate,
        NeedsCare = comment.NeedsCare,
        Email = comment.Email,
        Website = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.Website : comment.Website,
        ContentNote = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.ContentNote : comment.ContentNote,
        Html = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Edit.Html : comment.Html,
        HtmlBefore = comment.Edit != null && !comment.Edit.IsDeclined ? comment.Html : null,
        NameBefore = comment.Name,
        WebsiteBefore = comment.Website,
        HasProposal = comment.Proposal != null,
        HasKey = comment.KeyHash != null && comment.AuthorId == null,
        IsTrusted = comment.IsTrusted,
        Suspicion = comment.Suspicion,
        Listed = comment.Listed,
        Reports = comment.Reports.OrderBy(report => report.Id).Select(report => new Reported(report.Reason, report.Words)).ToList(),
        IsHidden = comment.HiddenAt != null,
        WaitingSince = comment.WaitingSince,
        CreatedAt = comment.CreatedAt,
        EditedAt = comment.EditedAt,
        To = comment.Parent == null ? null : comment.Parent.Author == null ? comment.Parent.Name : comment.Parent.Author.Name,
        Title = comment.Post.Title,
        Slug = comment.Post.Slug,
        IsPostPublic = published.Any(post => post.Id == comment.PostId),
    };

    /// <param name="Field">As whoever wrote the comment knows it.</param>
    /// <param name="Before">What stands there for readers.</param>
    /// <param name="After">What is to stand there.</param>
    public sealed record Changed(string Field, string Before, string After)
    {
        private const string Nothing = "none";

        public string Before { get; } = Before.Length > 0 ? Before : Nothing;

        public string After { get; } = After.Length > 0 ? After : Nothing;
    }

    public sealed record Reported(ReportReason Reason, string Words)
    {
        public string Sentence => Reason switch
        {
            ReportReason.Hurtful => "It attacks or insults somebody",
            ReportReason.Private => "It tells private things about somebody",
            ReportReason.Danger => "Somebody may be in danger",
            ReportReason.Advertising => "It is advertising",
            _ => "Something else",
        };
    }
}
