using System.Linq.Expressions;
using Blog.Accounts;
using Blog.Comments.Submissions;
using Blog.Posts;

namespace Blog.Comments.Keys;

/// <summary>A comment as the holder of its key sees it.</summary>
public sealed record PrivateComment
{
    public required int Id { get; init; }

    public required CommentState State { get; init; }

    /// <summary>For the authors' eyes only.</summary>
    public required bool IsPrivate { get; init; }

    public required CommentWords Words { get; init; }

    public required string Html { get; init; }

    /// <summary>New words that readers do not see yet; null when there are none.</summary>
    public required Changed? Change { get; init; }

    /// <summary>What an author would publish instead; null when nothing is proposed.</summary>
    public required Proposed? Proposal { get; init; }

    public required string AuthorsSentence { get; init; }

    /// <summary>Readers have reported it, and nobody has decided yet.</summary>
    public required bool IsReadAgain { get; init; }

    /// <summary>The help lines are shown.</summary>
    public required bool NeedsCare { get; init; }

    public required bool IsEmailConfirmed { get; init; }

    public required bool IsTrusted { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? EditedAt { get; init; }

    public required long Version { get; init; }

    public required string AuthorName { get; init; }

    public required string Title { get; init; }

    /// <summary>That the post is written in; empty: the site's.</summary>
    public required string Language { get; init; }

    public required string Slug { get; init; }

    /// <summary>False while the post is not there for readers, so that nothing of it is told here either.</summary>
    public required bool IsPostPublic { get; init; }

    /// <summary>Whoever takes a comment for spam is not told so.</summary>
    public bool IsWaiting => State is CommentState.Pending or CommentState.Spam;

    public bool CanBeEdited => State.CanBeEdited();

    public string FirstName => Author.FirstName(AuthorName);

    public string ShownName => CommentNames.Shown(Words.Name);

    /// <summary>What the form begins with: the newest words, whether readers see them or not.</summary>
    public CommentWords Newest => Change is null ? Words : Change.Words with { Email = Words.Email };

    /// <param name="published">The posts that readers may see now.</param>
    public static Expression<Func<Comment, PrivateComment>> With(IQueryable<Post> published) => comment => new PrivateComment
    {
        Id = comment.Id,
        State = comment.State,
        IsPrivate = comment.IsPrivate,
        Words = new CommentWords(comment.Name, comment.Email, comment.Website, comment.Body) { ContentNote = comment.ContentNote },
        Html = comment.Html,
        Change = comment.Edit == null ? null : new Changed(
            new CommentWords(comment.Edit.Name, "", comment.Edit.Website, comment.Edit.Body) { ContentNote = comment.Edit.ContentNote }, comment.Edit.Html, comment.Edit.IsDeclined),
        Proposal = comment.Proposal == null ? null : new Proposed(comment.Proposal.Name, comment.Proposal.ContentNote, comment.Proposal.Html),
        AuthorsSentence = comment.AuthorsSentence,
        IsReadAgain = comment.HiddenAt != null && comment.State == CommentState.Pending,
        NeedsCare = comment.NeedsCare,
        IsEmailConfirmed = comment.EmailConfirmedAt != null,
        IsTrusted = comment.IsTrusted,
        CreatedAt = comment.CreatedAt,
        EditedAt = comment.EditedAt,
        Version = comment.Version,
        AuthorName = comment.Post.Author.Name,
        Title = comment.Post.Title,
        Language = comment.Post.Language,
        Slug = comment.Post.Slug,
        IsPostPublic = published.Any(post => post.Id == comment.PostId),
    };

    public sealed record Changed(CommentWords Words, string Html, bool IsDeclined);

    public sealed record Proposed(string Name, string ContentNote, string Html);
}
