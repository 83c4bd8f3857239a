using System.Net;
using System.Security.Cryptography;
using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Data;
using Blog.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

public sealed record CommentBuilder(Post On) : IBuild<Comment>
{
    private string Name { get; init; } = People.Rosa;

    private string Email { get; init; } = "";

    private bool IsConfirmed { get; init; }

    private string Website { get; init; } = "";

    private string Text { get; init; } = "We were eleven, and it was enough.";

    private Comment? Parent { get; init; }

    private Person? Author { get; init; }

    private string? Key { get; init; }

    private bool IsPrivate { get; init; }

    private string ContentNote { get; init; } = "";

    private Action<Comment> Decision { get; init; } = comment => comment.Approve(comment.CreatedAt);

    private string Suspicion { get; init; } = "";

    private bool IsUnwell { get; init; }

    public CommentBuilder By(string name) => this with { Name = name };

    /// <summary>Somebody who was signed in.</summary>
    public CommentBuilder By(Person author) => this with { Author = author };

    public CommentBuilder From(string email, string website = "") => this with { Email = email, Website = website };

    /// <summary>From somebody who has said in the letter to that address that more may come.</summary>
    public CommentBuilder WithLettersTo(string email) => this with { Email = email, IsConfirmed = true };

    public CommentBuilder Saying(string text) => this with { Text = text };

    public CommentBuilder Answering(Comment parent) => this with { Parent = parent };

    public CommentBuilder WithKey(string key) => this with { Key = key };

    /// <summary>A private note, or an author's private answer.</summary>
    public CommentBuilder InPrivate() => this with { IsPrivate = true, Decision = _ => { } };

    public CommentBuilder Noting(string contentNote) => this with { ContentNote = contentNote };

    public CommentBuilder Suspicious(string reason) => this with { Suspicion = reason };

    /// <summary>Its words have worried somebody.</summary>
    public CommentBuilder NeedingCare() => this with { IsUnwell = true };

    public CommentBuilder Waiting() => this with { Decision = _ => { } };

    public CommentBuilder Declined() => this with { Decision = comment => comment.Decline() };

    public CommentBuilder Spam() => this with { Decision = comment => comment.MarkSpam() };

    public CommentBuilder Withdrawn() => this with { Decision = comment => comment.Withdraw(comment.CreatedAt) };

    public async Task<Comment> BuildAsync(IServiceProvider services, DateTimeOffset now)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var words = new CommentWords(Name, Email, Website, Text) { ContentNote = ContentNote };
        var html = $"<p>{WebUtility.HtmlEncode(Text)}</p>";
        var hash = Key is null ? RandomNumberGenerator.GetBytes(CommentKeys.HashBytes) : await services.GetRequiredService<CommentKeys>().HashAsync(Key, CancellationToken.None);
        var place = Parent is null ? CommentPlace.On(On.Id) : CommentPlace.Below(Parent);
        var comment = Author is null
            ? Comment.ByGuest(place, words, html, hash, IsPrivate, now)
            : Comment.ByAuthor(place, (await db.FindAsync<Author>(Author.Id))!, words, html, hash, IsPrivate, now);
        if (IsConfirmed)
        {
            comment.ConfirmEmail(now);
        }

        comment.Suspect(Suspicion);
        if (IsUnwell)
        {
            comment.AskForCare();
        }

        Decision(comment);
        db.Comments.Add(comment);
        await db.SaveChangesAsync();
        return comment;
    }
}
