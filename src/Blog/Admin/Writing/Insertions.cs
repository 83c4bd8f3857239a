using System.Security.Claims;
using Blog.Data;
using Blog.Shared;
using Blog.Snippets;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Writing;

/// <summary>What an editor offers to insert, filled in for today, and the same put behind a text where no script can put it at the caret.</summary>
public sealed class Insertions(BlogDbContext db, Blanks blanks)
{
    public sealed record Insertion(int Id, string Name, string Body);

    public async Task<IReadOnlyList<Insertion>> OfferAsync(ClaimsPrincipal author, CancellationToken cancel)
    {
        var kept = await db.Snippets.Of(author).Where(snippet => !snippet.BeginsPosts)
            .Select(snippet => new Insertion(snippet.Id, snippet.Name, snippet.Body)).ToListAsync(cancel);
        return [.. kept.Select(one => one with { Body = blanks.Fill(one.Body) })];
    }

    /// <summary>The text with the snippet as its last paragraph.</summary>
    public async Task<string?> AppendAsync(string? body, int id, ClaimsPrincipal author, CancellationToken cancel)
    {
        var added = await db.Snippets.Of(author).Where(snippet => snippet.Id == id && !snippet.BeginsPosts).Select(snippet => snippet.Body).SingleOrDefaultAsync(cancel);
        var text = PlainText.Lines(body).TrimEnd('\n');
        return added is null ? body : text.Length == 0 ? blanks.Fill(added) : $"{text}\n\n{blanks.Fill(added)}";
    }
}
