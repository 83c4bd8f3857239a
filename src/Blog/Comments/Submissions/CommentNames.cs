using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Submissions;

/// <summary>Keeps guests from speaking in the name of those who write here, by mistake or on purpose.</summary>
public sealed class CommentNames(BlogDbContext db, Remembered<CommentNames.Taken> remembered)
{
    /// <summary>What readers see of a name that may have been left out, where it stands alone or begins a sentence.</summary>
    public static string Shown(string name) => name.Length == 0 ? CommentTexts.Someone : name;

    /// <summary>The same in a sentence about something of theirs: "Reply by Someone", „Antwort von jemandem“.</summary>
    public static string Of(string name) => name.Length == 0 ? CommentTexts.OfSomeone : name;

    /// <summary>The same in a sentence about an answer: "Reply to Someone", „Antwort an jemanden“.</summary>
    public static string To(string name) => name.Length == 0 ? CommentTexts.ToSomeone : name;

    /// <summary>All that is not right yet in what a guest has typed.</summary>
    public async Task<IReadOnlyList<Mistake>> MistakesAsync(CommentWords words, CancellationToken cancel)
    {
        var mistakes = words.Mistakes().ToList();
        if (words.Name.Length > 0 && mistakes.TrueForAll(mistake => mistake.Field != "name"))
        {
            var taken = await remembered.FindAsync(ReadAsync, cancel);
            if (taken!.Names.FirstOrDefault(name => LookAlike.Imitates(words.Name, name)) is { } author)
            {
                mistakes.Insert(0, new("name", CommentTexts.NameTaken.With(author)));
            }
        }

        return mistakes;
    }

    private async Task<Taken?> ReadAsync(CancellationToken cancel) => new(await db.Users.Select(author => author.Name).ToListAsync(cancel));

    /// <summary>The names of all who write here.</summary>
    public sealed record Taken(IReadOnlyList<string> Names);
}
