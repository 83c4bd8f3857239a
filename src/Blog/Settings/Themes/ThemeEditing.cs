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

    /// <summary>What a form begins with that shows this theme.</summary>
    public static FormMerge Open(Theme theme) => FormMerge.Opening(merge => Merge(merge, theme.Typed, theme));

    /// <summary>Keeps what was typed, and shows readers what of it may be served from now on.</summary>
    /// <returns>What is not right yet. Nothing: it is saved, unless <paramref name="merge"/> has found a conflict.</returns>
    public async Task<IReadOnlyList<Mistake>> SaveAsync(string typed, FormMerge merge, CancellationToken cancel)
    {
        var mistakes = Check(typed);
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        await db.SaveAsReadAsync(async () =>
        {
            var theme = await db.Themes.SingleAsync(cancel);
            Write(theme, typed, merge);
            theme.PutOn();
            return !merge.IsConflict;
        }, cancel);
        return [];
    }

    /// <summary>Shows readers the site's own look, in any case. What was typed is kept for another day, if it can be.</summary>
    /// <returns>Why what was typed is not kept; <paramref name="merge"/> may know another reason.</returns>
    public async Task<IReadOnlyList<Mistake>> TakeOffAsync(string typed, FormMerge merge, CancellationToken cancel)
    {
        var mistakes = Check(typed);
        await db.SaveAsReadAsync(async () =>
        {
            var theme = await db.Themes.SingleAsync(cancel);
            theme.TakeOff();
            if (mistakes.Count == 0)
            {
                Write(theme, typed, merge);
            }

            return true;
        }, cancel);
        return mistakes;
    }

    private static void Write(Theme theme, string typed, FormMerge merge)
    {
        var merged = Merge(merge, typed, theme);
        if (!merge.IsConflict)
        {
            theme.Write(merged, HarmlessCss.Of(merged));
        }
    }

    private static string Merge(FormMerge merge, string typed, Theme theme) => merge.Merge("css", typed, theme.Typed);
}
