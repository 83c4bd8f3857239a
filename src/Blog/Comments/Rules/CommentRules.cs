namespace Blog.Comments.Rules;

/// <summary>
/// What the owner wants to happen to comments with certain words. One row, apart from the settings: it is read when a comment is sent or changed, and
/// not with every page.
/// </summary>
public sealed class CommentRules
{
    public const int OnlyId = 1;
    public const int HelpLength = 2_000;

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

    /// <summary>Whether somebody who writes this may need care. It is a guess: it misses people, and it takes some for unwell who are not.</summary>
    public bool AskForCare(CommentWords words) => Phrases.Of(CarePhrases).FirstIn(Folded(words)) is not null;

    public void Care(Phrases phrases, string helpLines, string helpHtml) => (CarePhrases, HelpLines, HelpHtml) = (phrases.ToString(), helpLines, helpHtml);

    // Each part by itself: no phrase begins in the name and ends in the text.
    private static string Folded(CommentWords words) =>
        string.Join('\n', new[] { words.Name, words.ContentNote, words.Text }.Select(FoldedWords.Of));
}
