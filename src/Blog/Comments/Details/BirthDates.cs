using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>A whole date beside a word for being born. Other dates, and the year alone, are part of many stories.</summary>
internal static partial class BirthDates
{
    private const int Reach = 30;

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;

    private const string Months =
        "(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
        + "|januar|jänner|februar|märz|mai|juni|juli|oktober|dezember|januari|februari|maart|mei|augustus"
        + "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
        + "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)";

    private const string Year = "(?:19|20)[0-9]{2}";

    private const string Cues =
        @"\b(?:born|date of birth|birth ?date|birthday|d\.?o\.?b|geboren|geb\.?|geburtsdatum|geburtstag|geboortedatum|verjaardag|née?|naissance|anniversaire"
        + @"|nací|nacid[oa]|nació|nacimiento|cumpleaños)";

    public static IEnumerable<PersonalDetail> In(string text) =>
        from match in Date().Matches(text)
        let end = match.Index + match.Length
        where Before().IsMatch(text[Math.Max(0, match.Index - Reach)..match.Index]) || After().IsMatch(text[end..Math.Min(text.Length, end + Reach)])
        select new PersonalDetail(DetailKind.BirthDate, match.Index, match.Length);

    [GeneratedRegex(
        $@"\b(?:[0-9]{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? {Months}\.?,?(?: de)? {Year}|{Months} [0-9]{{1,2}}(?:st|nd|rd|th)?,? {Year}|[0-9]{{1,2}}[./-] ?[0-9]{{1,2}}[./-] ?{Year}|{Year}-[0-9]{{2}}-[0-9]{{2}})\b",
        Options)]
    private static partial Regex Date();

    [GeneratedRegex($@"{Cues}(?:[^\p{{L}}]|$)[^.!?\n]*$|{Cues}\.[: ]*$", Options)]
    private static partial Regex Before();

    [GeneratedRegex($@"^[^.!?\n]*{Cues}(?:[^\p{{L}}]|$)", Options)]
    private static partial Regex After();
}
