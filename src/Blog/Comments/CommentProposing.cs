using System.Security.Claims;
using Blog.Data;
using Blog.Markdown;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments;

/// <summary>An author's proposal to publish other words, shorter or without names, than somebody has sent. Only whoever wrote them can say yes.</summary>
public sealed class CommentProposing(BlogDbContext db, MarkdownRenderer markdown, TimeProvider time)
{
    public async Task<Outcome> ProposeAsync(Moderation.Seen seen, CommentWords words, string sentence, ClaimsPrincipal user, CancellationToken cancel)
    {
        var comment = await db.Comments.ModeratableBy(user).SingleOrDefaultAsync(comment => comment.Id == seen.Id, cancel);
        if (comment is null || !comment.CanBeProposed)
        {
            return new Outcome.NotFound();
        }

        IReadOnlyList<Mistake> mistakes = [.. words.Mistakes(), .. SentenceMistakes(sentence)];
        if (mistakes.Count > 0)
        {
            return new Outcome.Refused(mistakes);
        }

        if (comment.Version != seen.Version)
        {
            return new Outcome.Overtaken();
        }

        var rendering = await words.RenderAsync(markdown, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return new Outcome.Refused([new("text", reason)]);
        }

        comment.Propose(new CommentProposal(words, ((Rendering.Done)rendering).Html, time.GetUtcNow()), sentence);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new Outcome.Done();
        }
        catch (DbUpdateException exception) when (exception.IsRace())
        {
            return new Outcome.Overtaken();
        }
    }

    /// <summary>For every form in which an author says something to whoever wrote a comment.</summary>
    public static IEnumerable<Mistake> SentenceMistakes(string sentence) =>
        sentence.Length > Comment.SentenceLength ? [new Mistake("sentence", $"The sentence is too long: {Comment.SentenceLength} characters are the most")] : [];

    /// <summary>What became of a proposal.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        public sealed record Done : Outcome;

        /// <summary>No such comment for this person, or nobody who could agree.</summary>
        public sealed record NotFound : Outcome;

        public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : Outcome;

        /// <summary>It has been edited, decided on or withdrawn since the page was opened.</summary>
        public sealed record Overtaken : Outcome;
    }
}
