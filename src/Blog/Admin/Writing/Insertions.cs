using System.Security.Claims;
using Blog.Data;
using Blog.Media;
using Blog.Shared;
using Blog.Snippets;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Writing;

/// <summary>What an editor offers to insert: snippets, filled in for today, and pictures. Where no script can put it at the caret it goes behind the text.</summary>
public sealed class Insertions(BlogDbContext db, Blanks blanks, MediaKeeping media)
{
    private const int PicturesOffered = 12;

    public sealed record Insertion(int Id, string Name, string Body);

    /// <param name="Snippets">All that this person keeps.</param>
    /// <param name="Pictures">The newest of all.</param>
    public sealed record Offer(IReadOnlyList<Insertion> Snippets, IReadOnlyList<MediaFile> Pictures)
    {
        public static readonly Offer Nothing = new([], []);
    }

    public async Task<Offer> OfferAsync(ClaimsPrincipal author, CancellationToken cancel)
    {
        var kept = await db.Snippets.Of(author).Where(snippet => !snippet.BeginsPosts)
            .Select(snippet => new Insertion(snippet.Id, snippet.Name, snippet.Body)).ToListAsync(cancel);
        var pictures = await db.Media.AsNoTracking().NewestFirst().Take(PicturesOffered).ToListAsync(cancel);
        return new Offer([.. kept.Select(one => one with { Body = blanks.Fill(one.Body) })], pictures);
    }

    /// <summary>Puts what a button asks for behind the text of the form; what stands in the way goes into <paramref name="errors"/>.</summary>
    /// <returns>False when another button was pressed.</returns>
    public async Task<bool> HandleAsync(TextInput input, ClaimsPrincipal author, ModelStateDictionary errors, CancellationToken cancel)
    {
        if (input.Snippet is { } snippet)
        {
            var added = await db.Snippets.Of(author).Where(one => one.Id == snippet && !one.BeginsPosts).Select(one => one.Body).SingleOrDefaultAsync(cancel);
            input.Body = Append(input.Body, added is null ? null : blanks.Fill(added));
        }
        else if (input.Insert is { } picture)
        {
            input.Body = Append(input.Body, (await db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Id == picture, cancel))?.Markdown);
        }
        else if (input.Do == TextInput.AddPicture)
        {
            input.Body = Append(input.Body, await AddAsync(input.Picture, author, errors, cancel));
        }
        else
        {
            return false;
        }

        return true;
    }

    private async Task<string?> AddAsync(IFormFile? picture, ClaimsPrincipal author, ModelStateDictionary errors, CancellationToken cancel)
    {
        var kept = picture is null ? new MediaKept.Refused("Choose a picture first") : await media.AddAsync(picture, author, cancel);
        if (kept is MediaKept.Refused(var reason))
        {
            errors.AddModelError("picture", reason);
        }

        return (kept as MediaKept.Done)?.File.Markdown;
    }

    private static string Append(string? body, string? added)
    {
        var text = PlainText.Lines(body).TrimEnd('\n');
        return added is null ? body ?? "" : text.Length == 0 ? added : $"{text}\n\n{added}";
    }
}
