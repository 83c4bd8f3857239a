using Blog.Data;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Settings.Themes;

/// <summary>Writes the theme.</summary>
public sealed class ThemeEditing(BlogDbContext db)
{
    /// <summary>Why what was typed can be neither saved nor shown; nothing when it can.</summary>
    public static IReadOnlyList<Mistake> Check(string typed) =>
        typed.Length > Theme.Length ? [new("css", $"The theme is too long: {Theme.Length} characters are the most")] : [];

    /// <summary>Keeps what was typed, and shows readers what of it may be served from now on.</summary>
    /// <returns>What is not right yet. Nothing: it is saved.</returns>
    public async Task<IReadOnlyList<Mistake>> SaveAsync(string typed, CancellationToken cancel)
    {
        var mistakes = Check(typed);
        if (mistakes.Count == 0)
        {
            var theme = await db.Themes.SingleAsync(cancel);
            theme.Write(typed, HarmlessCss.Of(typed));
            theme.PutOn();
            await db.SaveChangesAsync(cancel);
        }

        return mistakes;
    }

    /// <summary>Shows readers the site's own look, in any case. What was typed is kept for another day, if it can be.</summary>
    /// <returns>Why what was typed is not kept.</returns>
    public async Task<IReadOnlyList<Mistake>> TakeOffAsync(string typed, CancellationToken cancel)
    {
        var (mistakes, theme) = (Check(typed), await db.Themes.SingleAsync(cancel));
        theme.TakeOff();
        if (mistakes.Count == 0)
        {
            theme.Write(typed, HarmlessCss.Of(typed));
        }

        await db.SaveChangesAsync(cancel);
        return mistakes;
    }
}
