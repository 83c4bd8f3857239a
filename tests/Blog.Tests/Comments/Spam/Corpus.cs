using System.Globalization;
using System.Text.RegularExpressions;
using Blog.Comments;

namespace Blog.Tests.Comments.Spam;

/// <summary>Makes comments of people and of those who sell, in five languages: long and short, with slips of the pen, with links that are meant well, and disguised.</summary>
internal sealed partial class Corpus(int seed)
{
    private static readonly string[] Good = ["https://www.youtube.com/watch?v=7hQp2", "https://en.wikipedia.org/wiki/Grief", "https://www.samaritans.org", "https://www.bbc.co.uk/sounds", "https://www.telefonseelsorge.de"];
    private static readonly string[] Own = ["https://marthaswindow.example.org/notes", "https://kleinegedanken.example.net", "https://ana.example.com/diario"];
    private static readonly string[] Hosts = ["top-deals", "best4you", "megawin", "healthplus", "quickcash", "luxstore", "rank-pro", "lovehub", "easyearn"];
    private static readonly string[] Endings = ["xyz", "top", "com", "shop", "ru", "click", "net", "online", "site"];
    private static readonly string[] Names = ["Rosa", "Tariq", "Jo", "M.", "", "Greta", "Anouk", "Luis", "Someone who reads", "Pieter"];
    private static readonly string[] Sellers = ["Maria", "John", "BestDeals", "Dr Osas", "admin", "Elena", "SEO Expert", "Kevin", "", "bonus24"];

    private readonly Random random = new(seed);

    public IReadOnlyList<CommentWords> Genuine(IReadOnlyList<CorpusWords> half, int count) => [.. Enumerable.Range(0, count).Select(number => GenuineOne(half[number % half.Count]))];

    public IReadOnlyList<CommentWords> Spam(IReadOnlyList<CorpusWords> half, int count) => [.. Enumerable.Range(0, count).Select(number => SpamOne(half[number % half.Count]))];

    private CommentWords GenuineOne(CorpusWords words)
    {
        var sentences = random.Next(10) < 4 ? 1 : random.Next(2, 5);
        var text = string.Join(random.Next(4) == 0 ? "\n\n" : " ", Sample(words.Genuine, sentences).Select(sentence => Fill(sentence, words)));
        return new CommentWords(Pick(Names), "", random.Next(20) == 0 ? Pick(Own) : "", random.Next(3) == 0 ? Slip(text) : text);
    }

    private CommentWords SpamOne(CorpusWords words)
    {
        var text = string.Join(' ', Sample(words.Spam, random.Next(5) == 0 ? 2 : 1).Select(sentence => Fill(sentence, words)));
        text = random.Next(4) == 0 ? Disguise(text) : text;
        return new CommentWords(Pick(Sellers), "", random.Next(4) == 0 ? Bad() : "", text);
    }

    private string Fill(string sentence, CorpusWords words) => Slot().Replace(sentence, slot => slot.Groups[1].Value switch
    {
        "good" => Pick(Good),
        "own" => Pick(Own),
        "bad" => Bad(),
        "money" => random.Next(2, 90).ToString(CultureInfo.InvariantCulture) + "00",
        "phone" => $"+{random.Next(10, 99)} {random.Next(100, 999)} {random.Next(1000000, 9999999)}",
        "mail" => $"{Pick(Hosts)}{random.Next(9)}@mail.example",
        "When" => Capital(Pick(words.Slots["when"])),
        var name => Pick(words.Slots[name]),
    });

    private string Bad() => $"https://{Pick(Hosts)}{random.Next(99)}.{Pick(Endings)}/{(random.Next(2) == 0 ? "" : $"go?id={random.Next(9999)}")}";

    // One letter too few, or two that have changed places.
    private string Slip(string text)
    {
        var at = random.Next(1, Math.Max(2, text.Length - 2));
        return !char.IsLetter(text[at]) || !char.IsLetter(text[at + 1]) || text.Contains("http", StringComparison.Ordinal) ? text
            : random.Next(2) == 0 ? text.Remove(at, 1)
            : string.Concat(text.AsSpan(0, at), [text[at + 1], text[at]], text.AsSpan(at + 2));
    }

    private string Disguise(string text) => string.Join(' ', text.Split(' ').Select(word =>
        word.Length < 5 || !word.All(char.IsLetter) || random.Next(3) == 0 ? word
        : random.Next(3) switch
        {
            0 => word.Replace('a', '4').Replace('i', '1').Replace('o', '0'),
            1 => word.Replace('a', 'а').Replace('o', 'о').Replace('e', 'е'),
            _ => string.Join('.', word.AsEnumerable()),
        }));

    private List<string> Sample(IReadOnlyList<string> from, int count) => [.. from.OrderBy(_ => random.Next()).Take(count)];

    private string Pick(string[] from) => from[random.Next(from.Length)];

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Slot();
}
