using System.Globalization;
using System.Text;
using Blog.Shared;
using Blog.Shared.Forms;

namespace Blog.Comments;

/// <summary>What somebody types into the form, and what may be wrong with it.</summary>
/// <param name="Name">Any name; a pen name is fine.</param>
/// <param name="Email">Empty when not given.</param>
/// <param name="Website">Empty when not given.</param>
/// <param name="Text">Markdown, as typed.</param>
public sealed record CommentWords(string Name, string Email, string Website, string Text)
{
    public static readonly CommentWords None = new("", "", "", "");

    /// <summary>Without what no database can store, else as typed, to be shown again.</summary>
    public static CommentWords Typed(string? name, string? email, string? website, string? text) =>
        new(PlainText.Line(name), PlainText.Line(email), PlainText.Line(website), PlainText.Lines(text));

    /// <summary>As it is stored.</summary>
    public CommentWords Tidied() => this with { Website = WithScheme(Website), Text = Text.Trim() };

    public IEnumerable<Mistake> Mistakes() => NameMistakes().Concat(EmailMistakes()).Concat(WebsiteMistakes()).Concat(TextMistakes());

    public IEnumerable<Mistake> TextMistakes()
    {
        if (!HasLetters(Text))
        {
            yield return new("text", "Write a few words before you send");
        }
        else if (Text.Length > Comment.BodyLength)
        {
            yield return new("text", $"The comment is {Count(Text.Length)} characters long; up to {Count(Comment.BodyLength)} fit");
        }
    }

    private IEnumerable<Mistake> NameMistakes()
    {
        if (!HasLetters(Name))
        {
            yield return new("name", "Please give a name; a pen name is fine");
        }
        else if (Name.Length > Comment.NameLength)
        {
            yield return new("name", $"The name is {Count(Name.Length)} characters long; up to {Count(Comment.NameLength)} fit");
        }
    }

    private IEnumerable<Mistake> EmailMistakes()
    {
        if (Email.Length > 0 && !EmailAddress.IsValid(Email))
        {
            yield return new("email", EmailAddress.Rule);
        }
        else if (Email.Length > Comment.EmailLength)
        {
            yield return new("email", $"The e-mail address is {Count(Email.Length)} characters long; up to {Count(Comment.EmailLength)} fit");
        }
    }

    private IEnumerable<Mistake> WebsiteMistakes()
    {
        if (Website.Length > 0 && !IsWebAddress(Website))
        {
            yield return new("website", "The website needs an address, as in https://example.org");
        }
        else if (Website.Length > Comment.WebsiteLength)
        {
            yield return new("website", $"The website’s address is {Count(Website.Length)} characters long; up to {Count(Comment.WebsiteLength)} fit");
        }
    }

    // People type "example.org" and mean the web.
    private static string WithScheme(string website) =>
        website.Length == 0 || website.Contains("://", StringComparison.Ordinal) ? website : $"https://{website}";

    private static bool IsWebAddress(string website) =>
        Uri.TryCreate(website, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
        && uri.UserInfo.Length == 0
        && uri.Host.Contains('.')
        && !website.Contains(' ');

    // White space and invisible joiners alone say nothing.
    private static bool HasLetters(string text) =>
        text.EnumerateRunes().Any(rune => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
