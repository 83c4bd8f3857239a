using Blog.Data;
using Blog.Markdown;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Rules;

/// <summary>What the owner types on the page of rules.</summary>
/// <param name="CarePhrases">One a line.</param>
/// <param name="HelpLines">Markdown, as in comments.</param>
public sealed record RulesText(string CarePhrases, string HelpLines);

/// <summary>Writes the rules for words in comments. They hold for what is sent or changed from then on.</summary>
public sealed class RulesEditing(BlogDbContext db, MarkdownRenderer markdown)
{
    /// <returns>What is not right yet. Nothing: it is saved.</returns>
    public async Task<IReadOnlyList<Mistake>> SaveAsync(RulesText text, CancellationToken cancel)
    {
        var phrases = Phrases.Of(text.CarePhrases);
        var mistakes = phrases.Mistakes("care").Concat(HelpMistakes(text.HelpLines)).ToList();
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var rendering = await markdown.RenderCommentAsync(text.HelpLines, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return [new("help", reason)];
        }

        var rules = await db.CommentRules.SingleAsync(cancel);
        rules.Care(phrases, text.HelpLines, ((Rendering.Done)rendering).Html);
        await db.SaveChangesAsync(cancel);
        return [];
    }

    private static IEnumerable<Mistake> HelpMistakes(string help) =>
        help.Length > CommentRules.HelpLength ? [new("help", $"The help lines are too long: {CommentRules.HelpLength} characters are the most")] : [];
}
