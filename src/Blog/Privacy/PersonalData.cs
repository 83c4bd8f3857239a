using Blog.Languages;

namespace Blog.Privacy;

/// <summary>
/// The one place that says what is kept of people, why and how long. The privacy page is made from it, and a test compares it with the database: a new
/// column has to be declared here, as personal or not, before it can hold anything.
/// </summary>
public static class PersonalData
{
    public static readonly IReadOnlyList<KeptData> Kept =
    [
        new(() => PrivacyTexts.WordsWhat, () => PrivacyTexts.WordsWhy, _ => PrivacyTexts.WordsHowLong,
        [
            "Comment.Name", "Comment.Website", "Comment.ContentNote", "Comment.Body", "Comment.Html", "Comment.Suspicion", "Comment.Listed", "Comment.NeedsCare", "Comment.AuthorsSentence",
            "CommentEdit.Name", "CommentEdit.Website", "CommentEdit.ContentNote", "CommentEdit.Body", "CommentEdit.Html",
            "CommentProposal.Name", "CommentProposal.ContentNote", "CommentProposal.Body", "CommentProposal.Html",
            "IndexedComment.Body",
        ]),
        new(() => PrivacyTexts.EmailWhat, () => PrivacyTexts.EmailWhy, days => PrivacyTexts.ResourceManager.Counted("EmailHowLong", days), ["Comment.Email"]),
        new(() => PrivacyTexts.KeyWhat, () => PrivacyTexts.KeyWhy, _ => PrivacyTexts.KeyHowLong, ["Comment.KeyHash", "Withdrawal.KeyHash"]),
        new(() => PrivacyTexts.SpamWhat, () => PrivacyTexts.SpamWhy, _ => PrivacyTexts.SpamHowLong, ["Comment.Likeness", "SpamToken.*", "SpamLesson.*"]),
        new(() => PrivacyTexts.ReportsWhat, () => PrivacyTexts.ReportsWhy, _ => PrivacyTexts.ReportsHowLong, ["CommentReport.Words"]),
        new(() => PrivacyTexts.LettersWhat, () => PrivacyTexts.LettersWhy, days => PrivacyTexts.ResourceManager.Counted("LettersHowLong", days),
            ["OutgoingMail.To", "OutgoingMail.Subject", "OutgoingMail.Text", "OutgoingMail.LastError"]),
        new(() => PrivacyTexts.AccountsWhat, () => PrivacyTexts.AccountsWhy, _ => PrivacyTexts.AccountsHowLong, ["Author.*", "Identity*.*", "DigestPlan.*"]),
    ];

    /// <summary>What says nothing about a reader: the site's own texts and settings, and technical values.</summary>
    public static readonly IReadOnlyList<string> NotPersonal =
    [
        "Post.*", "WorkingDraft.*", "Revision.*", "Snippet.*", "MediaFile.*", "Page.*", "MenuEntry.*", "Tag.*", "Series.*", "Redirect.*", "SiteSettings.*", "Theme.*", "CommentRules.*",
        // Set by the product, never typed.
        "Comment.State", "Comment.StateBefore", "CommentReport.Reason",
        // Made from the posts alone.
        "KeyWord.*", "IndexedPost.*", "SearchWord.*", "SearchGram.*",
        // Sealed, and random.
        "Secret.*",
        // Of a random key, which tells nothing about whoever was given it.
        "PreviewLink.*",
    ];

    /// <summary>Whether somebody has said what a column holds.</summary>
    /// <param name="entity">The name of its type.</param>
    /// <param name="property">Its own name.</param>
    public static bool IsDeclared(string entity, string property) => Kept.SelectMany(kept => kept.Columns).Concat(NotPersonal).Any(column => Covers(column, entity, property));

    /// <summary>Whether a declaration speaks of a column: "Comment.Email", "Author.*", "Identity*.*".</summary>
    internal static bool Covers(string column, string entity, string property) =>
        column.Split('.') is [var type, var name]
        && (type.EndsWith('*') ? entity.StartsWith(type[..^1], StringComparison.Ordinal) : entity == type)
        && (name == "*" || name == property);
}
