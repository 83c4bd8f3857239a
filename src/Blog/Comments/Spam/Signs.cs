using System.Text.RegularExpressions;

namespace Blog.Comments.Spam;

/// <summary>What can be seen of a comment without having learnt anything, each with a weight and, where it speaks for spam, a reason in words.</summary>
internal sealed partial class Signs
{
    /// <summary>Most comments are from people, and one held by mistake hurts more than one let through: it takes several signs to outweigh this.</summary>
    public const double Benefit = -4;

    private const double MostGoods = 3;
    private const double MostPitch = 3.6;
    private const double MostDisguise = 5;
    private const double MostNearness = 2.5;
    private const int Story = 18;
    private const int FewWords = 4;

    private readonly List<Sign> found = [];

    public Signs(CommentWords words, TimeSpan? age)
    {
        Links = new SentLinks(words);
        Words = PlainWords.Of(Links.TextWithout);
        var name = PlainWords.Of(words.Name);
        var goods = Distinct(Knowledge.Goods, Words.Text);
        var pitch = Distinct(Knowledge.Pitch, Words.Text);
        Add(Math.Min(MostGoods, goods.Count * 1.1), () => $"what spam sells: {Quote(goods)}", goods.Count > 0);
        Add(Math.Min(MostPitch, pitch.Count * 1.3), () => $"words that sell: {Quote(pitch)}", pitch.Count > 0);
        Add(2.2, () => "a name that sells something", Knowledge.Goods.IsMatch(name.Text) || Knowledge.Pitch.IsMatch(name.Text) || new SentLinks(words with { Text = words.Name, Website = "" }).Count > 0);
        Add(Math.Min(MostDisguise, Words.Disguised * 2.5), () => "disguised words", Words.Disguised > 0 && (goods.Count + pitch.Count > 0 || Words.Disguised > 1));
        AddLinks(goods.Count > 0, pitch.Count > 0);
        Add(0.7, () => "amounts of money", Money().IsMatch(words.Text));
        Add(1.8, () => "a telephone number beside an offer", goods.Count + pitch.Count > 0 && Phone().IsMatch(Links.TextWithout));
        Add(1.2, () => "an e-mail address beside an offer", goods.Count + pitch.Count > 0 && Mail().IsMatch(words.Text));
        Add(1, () => "shouting", IsShouting(words.Text));
        if (age < Suspicion.Moment)
        {
            // That it was is said of every comment; here it only weighs.
            found.Add(new Sign(2, null));
        }

        AddNearness(pitch.Count);
    }

    public SentLinks Links { get; }

    public PlainWords Words { get; }

    /// <summary>Above 0 it is spam, as far as these signs tell.</summary>
    public double Score => Benefit + found.Sum(sign => sign.Weight);

    /// <summary>The weightiest first.</summary>
    public IEnumerable<string> Reasons => found.Where(sign => sign.Reason is not null).OrderByDescending(sign => sign.Weight).Select(sign => sign.Reason!());

    private void AddLinks(bool sells, bool pitches)
    {
        var unknown = Links.Hosts.Count(host => !Knowledge.KnownPlace.IsMatch(host));
        var isPraise = Knowledge.Praise.IsMatch(Words.Text);
        Add(Math.Min(3, unknown), () => unknown == 1 ? "a link" : $"{unknown} links", unknown > 0);
        Add(2.5, () => "links in the way of other programs", Links.HasMarkup);
        Add(3.2, () => "nothing but a link", Links.Count > 0 && Words.Words.Count < FewWords && unknown > 0);
        Add(1.7, () => "a link to an address of the cheapest kind", Links.Hosts.Any(Knowledge.CheapEnding.IsMatch));
        Add(1.2, () => "a link that hides where it leads", Links.Hosts.Any(Knowledge.Shorteners.Contains));
        Add(2.6, () => "a link to something that spam sells", Links.Hosts.Any(host => Distinct(Knowledge.Goods, Apart(host)).Count + Distinct(Knowledge.Pitch, Apart(host)).Count > 0 || Sells(host)));
        Add(1, () => "praise that fits anything", isPraise);
        Add(1.3, () => "praise and a link", isPraise && unknown > 0);
        Add(1.2, () => "an offer and a link", (sells || pitches) && unknown > 0);
        Add(1.2, () => "an offer", sells && pitches);
    }

    // Who tells of themselves and of those near them is hardly selling anything; who does both, perhaps.
    private void AddNearness(int pitch)
    {
        var near = Words.Words.Where(Knowledge.Near.Contains).Distinct(StringComparer.Ordinal).Count();
        if (Words.Words.Count >= Story)
        {
            found.Add(new Sign(-Math.Min(MostNearness, near * 0.4) / (1 + pitch), null));
        }
    }

    private void Add(double weight, Func<string> reason, bool holds)
    {
        if (holds)
        {
            found.Add(new Sign(weight, reason));
        }
    }

    private static List<string> Distinct(Regex known, string text) =>
        known.IsMatch(text) ? [.. known.Matches(text).Select(match => match.Value.Trim()).Distinct(StringComparer.Ordinal)] : [];

    private static string Quote(IEnumerable<string> words) => string.Join(", ", words.Take(3).Select(word => $"“{word}”"));

    private static string Apart(string host) => $" {host.Replace('-', ' ').Replace('.', ' ')}";

    private static bool Sells(string host) => Seller().IsMatch(host);

    private static bool IsShouting(string text)
    {
        var letters = text.Count(char.IsLetter);
        return (letters > 20 && text.Count(char.IsUpper) > letters * 0.5) || text.Contains("!!!", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"[$€£]\s?\d|\d\s?(?:[$€£]|usd|eur|euros?|dollars?)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Money();

    [GeneratedRegex(@"\+?\d(?:[\s().-]?\d){8,14}", RegexOptions.CultureInvariant)]
    private static partial Regex Phone();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,64}\.[a-z]", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Mail();

    [GeneratedRegex("casino|viagra|cialis|pills?|pharm|bet(?:ting)?\\d|slots?|poker|loans?|credit|kredit|seo|backlink|crypto|bitcoin|forex|replica|essay|escort|porn|dating|cheap|discount|bonus|followers|hack|deals|gratis|billig|barat", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Seller();

    private sealed record Sign(double Weight, Func<string>? Reason);
}
