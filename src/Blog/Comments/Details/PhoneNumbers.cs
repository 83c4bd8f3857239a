using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>
/// Phone numbers by the ways in which people group their digits. Whatever else has digits (prices, dates, times, ISBN, pages, counts) is left alone,
/// unless a word such as "call" or "Tel." stands before it.
/// </summary>
internal static partial class PhoneNumbers
{
    private const int FewestDigits = 6;
    private const int MostDigits = 15;
    private const int CueReach = 30;

    private const RegexOptions Options = RegexOptions.CultureInvariant;

    public static IEnumerable<PersonalDetail> In(string text) =>
        from match in Digits().Matches(text)
        where StandsAlone(text, match) && IsNumber(text, match)
        select new PersonalDetail(DetailKind.Phone, match.Index, match.Length);

    private static bool IsNumber(string text, Match match)
    {
        var digits = match.Value.Count(char.IsAsciiDigit);
        var before = text[Math.Max(0, match.Index - CueReach)..match.Index];
        if (digits is < FewestDigits or > MostDigits || Date().IsMatch(match.Value) || Times().IsMatch(match.Value))
        {
            return false;
        }

        return Cue().IsMatch(before) || (!Other().IsMatch(before) && !Unit().IsMatch(text[match.Index..][match.Length..Math.Min(text.Length - match.Index, match.Length + 12)]) && HasForm(match.Value, digits));
    }

    private static bool HasForm(string number, int digits) =>
        number.TrimStart('(') is ['+', ..] ? IsInternational(number, digits)
        : number.StartsWith("00", StringComparison.Ordinal) ? digits >= 11 && number[2] is not '0'
        : (digits is >= 9 and <= 13 && National().IsMatch(number) && !IsBookNumber(number)) || American().IsMatch(number) || Spanish().IsMatch(number);

    // "+100 000 000 views" is no country.
    private static bool IsInternational(string number, int digits)
    {
        var bare = new string([.. number.Where(char.IsAsciiDigit)]);
        return digits >= 8 && bare[0] != '0' && !bare.EndsWith("000000", StringComparison.Ordinal) && (bare[0] != '1' || (digits == 11 && bare[1] > '1'));
    }

    // ISBN-10 in its four parts, the last of which is one digit.
    private static bool IsBookNumber(string number) => number.Split('-', ' ') is { Length: 4 } parts && parts[^1].Length == 1;

    private static bool StandsAlone(string text, Match match)
    {
        var end = match.Index + match.Length;
        return (match.Index == 0 || !char.IsLetterOrDigit(text[match.Index - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]));
    }

    [GeneratedRegex(@"\+?\(?\+?[0-9][0-9 \u00a0\u202f()./–-]{4,26}[0-9]", Options)]
    private static partial Regex Digits();

    [GeneratedRegex(@"[0-9]{1,2}[./-] ?[0-9]{1,2}[./-] ?(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[./-][0-9]{1,2}[./-][0-9]{1,2}", Options)]
    private static partial Regex Date();

    [GeneratedRegex(@"^[0-9]{1,2}\.[0-9]{2} ?[–-] ?[0-9]{1,2}\.[0-9]{2}", Options)]
    private static partial Regex Times();

    // Two groups at least: UK, Germany, the Netherlands, France, Italy and others begin at home with a 0.
    [GeneratedRegex(@"^\(?0[1-9][0-9]*\)?(?:[ \u00a0\u202f./–-]+\(?[0-9]+\)?)*$", Options)]
    private static partial Regex National();

    [GeneratedRegex(@"^(?:1[ .-])?(?:\([2-9][0-9]{2}\) ?|[2-9][0-9]{2}[ .-])[2-9][0-9]{2}[ .-][0-9]{4}$", Options)]
    private static partial Regex American();

    [GeneratedRegex(@"^[6789][0-9]{2}[ .-][0-9]{2}[ .-][0-9]{2}[ .-][0-9]{2}$|^9[0-9][ .-][0-9]{3}[ .-][0-9]{2}[ .-][0-9]{2}$", Options)]
    private static partial Regex Spanish();

    [GeneratedRegex(
        @"\b(?:tel|telephone|téléphone|telefon|telefoon|teléfono|telefono|phone|mobile|mobil|mobiel|móvil|portable|handy|handynummer|telefonnummer|telefoonnummer|whatsapp|signal|sms|fax"
        + @"|call(?: me)?|ring(?: me)?|text me|ruf(?: mich| uns)?|anrufen|ruft|bel(?: me| mij)?|bellen|appelle[zr]?(?:-moi)?|llám[ae]me|llama(?:r|me)?|my number is|meine nummer ist|mijn nummer is|mon numéro est|mi número es)\b[^0-9\n]*$",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Cue();

    [GeneratedRegex(
        @"(?:\b(?:isbn|issn|doi|ean|iban|order|bestell(?:ung|nummer)|rechnung|invoice|commande|pedido|bestelling|nr|no|n°|nº|p|pp|s|seite|page|pagina|página|§)[-.:# 0-9]*|[€$£¥#=_@,:/\\])$",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Other();

    [GeneratedRegex(
        @"^ ?(?:[€$£¥%°:,]\S|[€$£¥%°]|(?:eur|euro|euros|dollars?|pounds?|usd|gbp|chf|kg|km|km²|m²|people|menschen|mensen|personnes|personas|times|mal|keer|fois|veces)\b)",
        Options | RegexOptions.IgnoreCase)]
    private static partial Regex Unit();
}
