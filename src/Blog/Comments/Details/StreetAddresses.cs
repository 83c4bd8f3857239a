using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>A street with a house number and a postcode beside it. A street alone, or a town, tells nobody where somebody lives.</summary>
/// <remarks>
/// No part of a form is longer than such a part can be, white space is not given back, and no form begins within a word: whatever a text is, each place
/// in it is looked at a limited number of times.
/// </remarks>
internal static partial class StreetAddresses
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    private const string Word = @"[\p{L}'’.-]{1,40}";
    private const string House = @"[0-9]{1,4} ?[a-zA-Z]?(?: ?[-/] ?[0-9]{1,4}[a-zA-Z]?)?";
    private const string Gap = @"(?>[ \t]*)[,;\n]?(?>[ \t\n]*)";
    private const string Town = @"\p{Lu}[\p{L}'’-]{1,40}";

    // The first words of a name, as in "An der Alten Brücke": hiding it must not take the sentence along.
    private const string Lead = @"(?<![\p{L}-])(?:\p{Lu}[\p{L}'’.-]{0,40} (?:(?:de[rnm]?|het|van|von|zum|zur) )?){0,3}";

    private const string GermanStreet =
        $@"{Lead}[\p{{L}}-]{{0,40}}(?i:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|pfad|hof|markt) {House}";

    private const string GermanTown = $@"(?:D-|DE-|A-|AT-|CH-)?[0-9]{{4,5}} {Town}";

    public static IEnumerable<PersonalDetail> In(string text) =>
        from form in (Regex[])[German(), GermanTownFirst(), Dutch(), French(), Spanish(), British(), American()]
        from match in form.Matches(text)
        select new PersonalDetail(DetailKind.Address, match.Index, match.Length);

    [GeneratedRegex($"{GermanStreet}{Gap}{GermanTown}", Options)]
    private static partial Regex German();

    [GeneratedRegex($"{GermanTown}{Gap}{GermanStreet}", Options)]
    private static partial Regex GermanTownFirst();

    // Kerkstraat 12, 1017 GD Amsterdam
    [GeneratedRegex(
        $@"{Lead}[\p{{L}}-]{{0,40}}(?i:straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|dreef|plantsoen|pad|hof|markt|baan) {House}{Gap}[1-9][0-9]{{3}} ?[A-Z]{{2}}\b",
        Options)]
    private static partial Regex Dutch();

    // 12 bis, rue des Lilas, 75011 Paris
    [GeneratedRegex(
        $@"[0-9]{{1,4}}(?: ?(?:bis|ter|[A-D]))?,? (?i:rue|avenue|av\.|boulevard|bd\.?|place|allée|chemin|impasse|quai|route|cours|square|passage)(?: {Word}){{1,6}}{Gap}(?:F-)?[0-9]{{5}} {Town}",
        Options)]
    private static partial Regex French();

    // Calle de la Luna, 12, 3º B, 28004 Madrid
    [GeneratedRegex(
        $@"(?i:calle|c/|avda\.?|avenida|plaza|pza\.?|paseo|carrer|camino|ronda|travesía) ?{Word}(?: {Word}){{0,4}} ?(?:, ?)?(?:n[.º°]{{1,3}} ?)?{House}"
        + $@"(?:,? ?[0-9]{{1,2}}[.º°ª]{{0,3}} ?(?:[A-Z]|izq\.?|dcha\.?|izquierda|derecha)?)?{Gap}[0-9]{{5}} {Town}",
        Options)]
    private static partial Regex Spanish();

    // 12 High Street, London SW1A 1AA
    [GeneratedRegex(
        $@"[0-9]{{1,4}}[a-zA-Z]? (?:{Word} ){{1,3}}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|Gardens|Place|Terrace|Crescent|Square|Hill|Green|Mews|Row|Walk|Grove|Park)\.?[^0-9]{{1,50}}[A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-Z]{{2}}\b",
        Options)]
    private static partial Regex British();

    // 123 Maple Street, Springfield, IL 62704. With "\b" for the lookbehind .NET 10 finds nothing: it gives back none of the characters before one.
    [GeneratedRegex(
        $@"[0-9]{{1,5}} (?:{Word} ){{1,3}}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Way|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Circle|Highway|Hwy)\.?[^0-9]{{1,50}}(?<!\w)[A-Z]{{2}} [0-9]{{5}}(?:-[0-9]{{4}})?\b",
        Options)]
    private static partial Regex American();
}
