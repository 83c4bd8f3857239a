using System.Security.Claims;
using Blog.Accounts;
using Blog.Data;
using Blog.Shared.Forms;
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

    /// <summary>Somebody saved in between. Nothing was changed.</summary>
    public sealed record Stale : SnippetKept;

    public sealed record Missing : SnippetKept;
}

/// <summary>Writes and throws away what an author keeps for using again.</summary>
public sealed class SnippetKeeping(BlogDbContext db)
{
    /// <summary>As many as one author can find anything in.</summary>
    public const int Most = 100;

    /// <param name="id">Null keeps a new one.</param>
    public async Task<SnippetKept> SaveAsync(int? id, ClaimsPrincipal author, SnippetText text, FormMerge merge, CancellationToken cancel)
    {
        if (text.Name.Length == 0)
        {
            return new SnippetKept.Refused("name", "Give it a name");
        }

        if (text.Body.Length == 0 && !text.BeginsPosts)
        {
            return new SnippetKept.Refused("body", "Write what shall be inserted");
        }

        SnippetKept outcome = new SnippetKept.Missing();
        try
        {
            await db.SaveAsReadAsync(async () =>
            {
                outcome = await WriteAsync(id, author, text, merge, cancel);
                return outcome is SnippetKept.Done;
            }, cancel);
            return outcome;
        }
        catch (DbUpdateException exception) when (exception.IsUniqueViolation())
        {
            return new SnippetKept.Refused("name", "You keep another one under this name");
        }
    }

    /// <returns>False when there is none (any more).</returns>
    public async Task<bool> DeleteAsync(int id, ClaimsPrincipal author, CancellationToken cancel) =>
        await db.Snippets.Of(author).Where(one => one.Id == id).ExecuteDeleteAsync(cancel) > 0;

    private async Task<SnippetKept> WriteAsync(int? id, ClaimsPrincipal author, SnippetText text, FormMerge merge, CancellationToken cancel)
    {
        var snippet = id is null ? await BeginAsync(author, cancel) : await db.Snippets.Of(author).SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (snippet is null)
        {
            return id is null ? new SnippetKept.Refused("name", $"You keep {Most} already. Delete one that you don’t use") : new SnippetKept.Missing();
        }

        if (id is not null)
        {
            text.CompareWith(SnippetText.Of(snippet), merge);
        }

        if (merge.IsConflict)
        {
            return new SnippetKept.Stale();
        }

        snippet.Write(text);
        return new SnippetKept.Done(snippet);
    }

    private async Task<Snippet?> BeginAsync(ClaimsPrincipal author, CancellationToken cancel) =>
        await db.Snippets.Of(author).CountAsync(cancel) < Most ? db.Snippets.Add(new Snippet(author.AuthorId()!.Value)).Entity : null;
}
