using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Snippets;

/// <summary>What became of the wish to keep a snippet.</summary>
public abstract record SnippetKept
{
    private SnippetKept()
    {
    }

    public sealed record Done(Snippet Snippet) : SnippetKept;

    /// <param name="Field">The name of the field in the form.</param>
    public sealed record Refused(string Field, string Reason) : SnippetKept;

    public sealed record Missing : SnippetKept;
}

/// <summary>Writes and throws away what an author keeps for using again.</summary>
public sealed class SnippetKeeping(BlogDbContext db)
{
    /// <summary>As many as one author can find anything in.</summary>
    public const int Most = 100;

    /// <param name="id">Null keeps a new one.</param>
    public async Task<SnippetKept> SaveAsync(int? id, ClaimsPrincipal author, SnippetText text, CancellationToken cancel)
    {
        if (text.Name.Length == 0)
        {
            return new SnippetKept.Refused("name", "Give it a name");
        }

        if (text.Body.Length == 0 && !text.BeginsPosts)
        {
            return new SnippetKept.Refused("body", "Write what shall be inserted");
        }

        var snippet = id is null ? await BeginAsync(author, cancel) : await db.Snippets.Of(author).SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (snippet is null)
        {
            return id is null ? new SnippetKept.Refused("name", $"You keep {Most} already. Delete one that you don’t use") : new SnippetKept.Missing();
        }

        snippet.Write(text);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new SnippetKept.Done(snippet);
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return new SnippetKept.Refused("name", "You keep another one under this name");
        }
        catch (DbUpdateConcurrencyException)
        {
            return new SnippetKept.Missing();
        }
    }

    /// <returns>False when there is none (any more).</returns>
    public async Task<bool> DeleteAsync(int id, ClaimsPrincipal author, CancellationToken cancel) =>
        await db.Snippets.Of(author).Where(one => one.Id == id).ExecuteDeleteAsync(cancel) > 0;

    private async Task<Snippet?> BeginAsync(ClaimsPrincipal author, CancellationToken cancel) =>
        await db.Snippets.Of(author).CountAsync(cancel) < Most ? db.Snippets.Add(new Snippet(author.AuthorId()!.Value)).Entity : null;
}
