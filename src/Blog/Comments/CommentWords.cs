using System.Globalization;
using System.Text;
using Blog.Comments.Details;
using Blog.Comments.Submissions;
using Blog.Languages;
using Blog.Markdown;
using Blog.Shared;
using Blog.Shared.Forms;

namespace Blog.Comments;

/// <summary>What somebody types into the form, and what may be wrong with it.</summary>
/// <param name="Name">Any name; a pen name is fine, and so is none.</param>
/// <param name="Email">Empty when not given.</param>
/// <param name="Website">Empty when not given.</param>
/// <param name="Text">Markdown, as typed.</param>
public sealed record CommentWords(string Name, string Email, string Website, string Text)
{
    /// <summary>More than any language puts on one letter.</summary>
    private const int MostMarks = 8;

    public static readonly CommentWords None = new("", "", "", "");

    /// <summary>What readers should know before they unfold the text; empty when there is nothing to know.</summary>
    public string ContentNote { get; init; } = "";

    /// <summary>Without what no database can store and what would turn the letters of its neighbours around, else as typed, to be shown again.</summary>
    public static CommentWords Typed(string? name, string? email, string? website, string? text, string? contentNote = null) =>
        new(Line(name), PlainText.Line(email), PlainText.Line(website), PlainText.WithoutTurns(PlainText.Lines(text))) { ContentNote = Line(contentNote) };

    /// <summary>As it is stored.</summary>
    public CommentWords Tidied() => this with
    {
        Name = HasLetters(Name) ? Name : "",
        Website = WithScheme(Website),
        Text = Text.Trim(),
        ContentNote = HasLetters(ContentNote) ? ContentNote : "",
    };

    public IEnumerable<Mistake> Mistakes() =>
        LineMistakes("name", Name, Comment.NameLength, CommentTexts.NameTooLong).Concat(EmailMistakes()).Concat(WebsiteMistakes()).Concat(TextMistakes());

    public IEnumerable<Mistake> TextMistakes()
    {
        if (!HasLetters(Text))
        {
            yield return new("text", CommentTexts.TextMissing);
        }
        else if (Text.Length > Comment.BodyLength)
        {
            yield return new("text", CommentTexts.TextTooLong.With(Text.Length, Comment.BodyLength));
        }
        else if (IsOverladen(Text))
        {
            yield return new("text", CommentTexts.TooManyMarks);
        }

        foreach (var mistake in LineMistakes("note", ContentNote, Comment.ContentNoteLength, CommentTexts.ContentNoteTooLong))
        {
            yield return mistake;
        }
    }

    /// <summary>As readers see the text; refused when they would see nothing, as of "***".</summary>
    public async Task<Rendering> RenderAsync(MarkdownRenderer markdown, CancellationToken cancel) => await markdown.RenderCommentAsync(Text, cancel) switch
    {
        Rendering.Done done when !HasLetters(done.PlainText) => new Rendering.Refused(CommentTexts.TextMissing),
        var rendering => rendering,
    };

    /// <summary>What these words tell everybody about a person.</summary>
    public IReadOnlyList<Told> Telling() =>
        [.. from part in new[] { Name, ContentNote, Text } from detail in PersonalDetails.In(part) select new Told(detail.Kind, detail.In(part))];

    /// <summary>The same with dots in the place of what they tell.</summary>
    public CommentWords Hiding() => this with { Name = PersonalDetails.Hide(Name), ContentNote = PersonalDetails.Hide(ContentNote), Text = PersonalDetails.Hide(Text) };

    private static IEnumerable<Mistake> LineMistakes(string field, string line, int length, string tooLong)
    {
        if (line.Length > length)
        {
            yield return new(field, tooLong.With(line.Length, length));
        }
        else if (IsOverladen(line))
        {
            yield return new(field, CommentTexts.TooManyMarks);
        }
    }

    private IEnumerable<Mistake> EmailMistakes()
    {
        if (Email.Length > 0 && EmailAddress.MistakeIn(Email) is { } mistake)
        {
            yield return new("email", mistake);
        }
    }

    private IEnumerable<Mistake> WebsiteMistakes()
    {
        if (Website.Length > 0 && !IsWebAddress(Website))
        {
            yield return new("website", CommentTexts.WebsiteInvalid);
        }
        else if (Website.Length > Comment.WebsiteLength)
        {
            yield return new("website", CommentTexts.WebsiteTooLong.With(Website.Length, Comment.WebsiteLength));
        }
    }

    private static string Line(string? typed) => PlainText.WithoutTurns(PlainText.Line(typed));

    // People type "example.org" and mean the web.
    private static string WithScheme(string website) =>
        website.Length == 0 || website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}";

    private static bool IsWebAddress(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && uri.Host.Contains('.')
        && !website.Contains(' ');

    // White space, what nobody sees and marks without a letter below them say nothing.
    private static bool HasLetters(string text) => text.EnumerateRunes().Any(rune => !Rune.IsWhiteSpace(rune) && !PlainText.IsUnseen(rune) && !IsMark(rune));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    // Marks piled upon marks reach over the lines of others. What nobody sees between them keeps no pile apart.
    private static bool IsOverladen(string text)
    {
        var marks = 0;
        foreach (var rune in text.EnumerateRunes().Where(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format))
        {
            marks = IsMark(rune) ? marks + 1 : 0;
            if (marks > MostMarks)
            {
                return true;
            }
        }

        return false;
    }
}
