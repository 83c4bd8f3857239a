using System.Text;
using Blog.Settings;

namespace Blog.Privacy;

/// <summary>What the site keeps of its readers, in the site's language: the privacy page as long as the owner has none, and a start for theirs.</summary>
public sealed record PrivacyStatement(string Title, string Beginning, IReadOnlyList<PrivacyStatement.Part> Parts)
{
    public static PrivacyStatement Of(SiteSettings settings) => new(
        PrivacyTexts.Title,
        PrivacyTexts.Beginning,
        [
            new(PrivacyTexts.ReadingTitle, [PrivacyTexts.Reading, PrivacyTexts.Limits], []),
            new(PrivacyTexts.CommentingTitle, [PrivacyTexts.Commenting],
                [.. PersonalData.Kept.Select(kept => new Kept(kept.What(), kept.Why(), kept.HowLong(settings.CommentEmailDays)))]),
            new(PrivacyTexts.YoursTitle, [PrivacyTexts.Yours], []),
        ]);

    /// <summary>The same as Markdown, for the editor of pages.</summary>
    public string ToMarkdown()
    {
        var text = new StringBuilder(Beginning).Append("\n\n");
        foreach (var part in Parts)
        {
            text.Append("## ").Append(part.Title).Append("\n\n");
            text.AppendJoin("\n\n", part.Paragraphs).Append("\n\n");
            foreach (var kept in part.Kept)
            {
                text.Append("**").Append(kept.What).Append("**  \n").Append(kept.Why).Append("  \n").Append(kept.HowLong).Append("\n\n");
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>A heading with what stands below it.</summary>
    public sealed record Part(string Title, IReadOnlyList<string> Paragraphs, IReadOnlyList<Kept> Kept);

    /// <summary>What, why and how long.</summary>
    public sealed record Kept(string What, string Why, string HowLong);
}
