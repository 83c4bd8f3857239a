using Blog.Comments.Spam;
using Blog.Markdown;

namespace Blog.Comments.Rules;

/// <summary>
/// What the owner wants to happen to comments with certain words. One row, apart from the settings: it may be long, and no page shows it.
/// </summary>
public sealed class CommentRules
{
    public const int OnlyId = 1;
    public const int HelpLength = 2_000;
    public const int DefaultReportThreshold = 3;
    public const int MostReportThreshold = 50;

    private CommentRules()
    {
    }

    public int Id { get; private set; } = OnlyId;

    /// <summary>Who says one of these needs care. As <see cref="Phrases"/> are stored.</summary>
    public string CarePhrases { get; private set; } = "";

    /// <summary>Where such a person finds help, in Markdown; empty when the owner has chosen nothing.</summary>
    public string HelpLines { get; private set; } = "";

    /// <summary><see cref="HelpLines"/> as sanitised HTML, made when they were saved.</summary>
    public string HelpHtml { get; private set; } = "";

    /// <summary>What says one of these never appears by itself.</summary>
    public string HeldPhrases { get; private set; } = "";

    /// <summary>What says one of these is put away as spam.</summary>
    public string SpamPhrases { get; private set; } = "";

    /// <summary>What leads there never appears by itself. As <see cref="Hosts"/> are stored.</summary>
    public string HeldHosts { get; private set; } = "";

    /// <summary>What leads there is put away as spam.</summary>
    public string SpamHosts { get; private set; } = "";

    /// <summary>A link there is no reason for any doubt.</summary>
    public string KnownHosts { get; private set; } = "";

    /// <summary>How many reports take a comment from view until somebody has decided; 0: no number does.</summary>
    public int ReportThreshold { get; private set; } = DefaultReportThreshold;

    /// <summary>Whether somebody who writes this may need care. It is a guess: it misses people, and it takes some for unwell who are not.</summary>
    public bool AskForCare(CommentWords words, string html) => Phrases.Of(CarePhrases).FirstIn(Folded(words, html)) is not null;

    public void Care(Phrases phrases, string helpLines, string helpHtml) => (CarePhrases, HelpLines, HelpHtml) = (phrases.ToString(), helpLines, helpHtml);

    public void List(Phrases held, Phrases spam, Hosts heldHosts, Hosts spamHosts, Hosts knownHosts)
    {
        (HeldPhrases, SpamPhrases) = (held.ToString(), spam.ToString());
        (HeldHosts, SpamHosts, KnownHosts) = (heldHosts.ToString(), spamHosts.ToString(), knownHosts.ToString());
    }

    public void HideAfter(int reports) => ReportThreshold = reports;

    /// <summary>What the lists say of a comment. Those of spam come first.</summary>
    public Listing Look(CommentWords words, string html)
    {
        var (folded, hosts) = (Folded(words, html), LinkedHosts.Of(words, html));
        return Listing.Of(isSpam: true, Phrases.Of(SpamPhrases).FirstIn(folded), Hosts.Of(SpamHosts).FirstIn(hosts))
            ?? Listing.Of(isSpam: false, Phrases.Of(HeldPhrases).FirstIn(folded), Hosts.Of(HeldHosts).FirstIn(hosts))
            ?? Listing.None;
    }

    /// <summary>The same words without the links that raise no doubt.</summary>
    public CommentWords WithoutKnownLinks(CommentWords words) => KnownHosts.Length == 0 ? words : SentLinks.Without(words, Hosts.Of(KnownHosts).Has);

    // Each part by itself: no phrase begins in the name and ends in the text. The text as it was typed and as readers have it: Markdown can stand
    // between the letters of a word, and in what it hides.
    private static string Folded(CommentWords words, string html) =>
        string.Join('\n', new[] { words.Name, words.ContentNote, words.Text, VisibleText.Of(html) }.Select(FoldedWords.Of));
}
