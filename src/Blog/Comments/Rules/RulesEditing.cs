using System.Globalization;
using Blog.Data;
using Blog.Markdown;
using Blog.Shared.Forms;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Rules;

/// <summary>What the owner types on the page of rules.</summary>
/// <param name="CarePhrases">One a line.</param>
/// <param name="HelpLines">Markdown, as in comments.</param>
public sealed record RulesText(string CarePhrases, string HelpLines)
{
    public string HeldPhrases { get; init; } = "";

    public string SpamPhrases { get; init; } = "";

    public string HeldHosts { get; init; } = "";

    public string SpamHosts { get; init; } = "";

    public string KnownHosts { get; init; } = "";

    /// <summary>A number.</summary>
    public string Reports { get; init; } = $"{CommentRules.DefaultReportThreshold}";

    public static RulesText Of(CommentRules rules) => new(rules.CarePhrases, rules.HelpLines)
    {
        HeldPhrases = rules.HeldPhrases,
        SpamPhrases = rules.SpamPhrases,
        HeldHosts = rules.HeldHosts,
        SpamHosts = rules.SpamHosts,
        KnownHosts = rules.KnownHosts,
        Reports = rules.ReportThreshold.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>What a form begins with that shows this.</summary>
    public FormMerge Open() => FormMerge.Opening(merge => Onto(this, merge));

    /// <summary>This, on top of what others have saved since its form was opened.</summary>
    public RulesText Onto(RulesText stored, FormMerge merge) => new(merge.Merge("care", CarePhrases, stored.CarePhrases), merge.Merge("help", HelpLines, stored.HelpLines))
    {
        HeldPhrases = merge.Merge("held", HeldPhrases, stored.HeldPhrases),
        SpamPhrases = merge.Merge("spam", SpamPhrases, stored.SpamPhrases),
        HeldHosts = merge.Merge("heldhosts", HeldHosts, stored.HeldHosts),
        SpamHosts = merge.Merge("spamhosts", SpamHosts, stored.SpamHosts),
        KnownHosts = merge.Merge("knownhosts", KnownHosts, stored.KnownHosts),
        Reports = merge.Merge("reports", Reports, stored.Reports),
    };
}

/// <summary>Writes the rules for words in comments. They hold for what is sent or changed from then on.</summary>
public sealed class RulesEditing(BlogDbContext db, MarkdownRenderer markdown)
{
    /// <returns>What is not right yet. Nothing: it is saved, unless <paramref name="merge"/> has found a conflict.</returns>
    public async Task<IReadOnlyList<Mistake>> SaveAsync(RulesText text, FormMerge merge, CancellationToken cancel)
    {
        var (care, held, spam) = (Phrases.Of(text.CarePhrases), Phrases.Of(text.HeldPhrases), Phrases.Of(text.SpamPhrases));
        var (heldHosts, spamHosts, knownHosts) = (Hosts.Of(text.HeldHosts), Hosts.Of(text.SpamHosts), Hosts.Of(text.KnownHosts));
        var threshold = Threshold(text.Reports);
        IReadOnlyList<Mistake> mistakes =
        [
            .. care.Mistakes("care"), .. HelpMistakes(text.HelpLines), .. held.Mistakes("held"), .. spam.Mistakes("spam"),
            .. heldHosts.Mistakes("heldhosts"), .. spamHosts.Mistakes("spamhosts"), .. knownHosts.Mistakes("knownhosts"),
            .. threshold is null ? [new Mistake("reports", $"Give a number from 0 to {CommentRules.MostReportThreshold}")] : Array.Empty<Mistake>(),
        ];
        if (mistakes.Count > 0)
        {
            return mistakes;
        }

        var cleaned = new RulesText($"{care}", text.HelpLines)
        {
            HeldPhrases = $"{held}",
            SpamPhrases = $"{spam}",
            HeldHosts = $"{heldHosts}",
            SpamHosts = $"{spamHosts}",
            KnownHosts = $"{knownHosts}",
            Reports = threshold!.Value.ToString(CultureInfo.InvariantCulture),
        };
        await db.SaveAsReadAsync(async () =>
        {
            var rules = await db.CommentRules.SingleAsync(cancel);
            var merged = cleaned.Onto(RulesText.Of(rules), merge);
            if (merge.IsConflict)
            {
                return false;
            }

            mistakes = await WriteAsync(rules, merged, cancel);
            return mistakes.Count == 0;
        }, cancel);
        return mistakes;
    }

    private async Task<IReadOnlyList<Mistake>> WriteAsync(CommentRules rules, RulesText text, CancellationToken cancel)
    {
        var rendering = await markdown.RenderCommentAsync(text.HelpLines, cancel);
        if (rendering is Rendering.Refused(var reason))
        {
            return [new("help", reason)];
        }

        rules.Care(Phrases.Of(text.CarePhrases), text.HelpLines, ((Rendering.Done)rendering).Html);
        rules.List(Phrases.Of(text.HeldPhrases), Phrases.Of(text.SpamPhrases), Hosts.Of(text.HeldHosts), Hosts.Of(text.SpamHosts), Hosts.Of(text.KnownHosts));
        rules.HideAfter(Threshold(text.Reports)!.Value);
        return [];
    }

    private static int? Threshold(string typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= CommentRules.MostReportThreshold ? number : null;

    private static IEnumerable<Mistake> HelpMistakes(string help) =>
        help.Length > CommentRules.HelpLength ? [new("help", $"The help lines are too long: {CommentRules.HelpLength} characters are the most")] : [];
}
