using System.Text.RegularExpressions;

namespace Blog.Comments.Details;

/// <summary>A street with a house number and a postcode beside it. A street alone, or a town, tells nobody where somebody lives.</summary>
internal static class StreetAddresses
{
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Word = @"[\p{L}'’.-]+";
    private const string House = @"[0-9]{1,4} ?[a-zA-Z]?(?: ?[-/] ?[0-9]{1,4}[a-zA-Z]?)?";
    private const string Gap = @"[ \t]*[,;\n]?[ \t\n]*";
    private const string Town = @"\p{Lu}[\p{L}'’-]+";

    // The first words of a name, as in "An der Alten Brücke": hiding it must not take the sentence along.
    private const string Lead = @"(?:\p{Lu}[\p{L}'’.-]* (?:(?:de[rnm]?|het|van|von|zum|zur) )?){0,3}";

    private const string GermanStreet =
        $@"{Lead}[\p{{L}}-]*(?i:stra(?:ß|ss)e|str\.|weg|platz|allee|gasse|ring|damm|ufer|chaussee|steig|pfad|hof|markt) {House}";

    private const string GermanTown = $@"(?:D-|DE-|A-|AT-|CH-)?[0-9]{{4,5}} {Town}";

    private static readonly Regex[] Forms =
    [
        new($"{GermanStreet}{Gap}{GermanTown}", Options),
        new($"{GermanTown}{Gap}{GermanStreet}", Options),
        // Kerkstraat 12, 1017 GD Amsterdam
        new($@"{Lead}[\p{{L}}-]*(?i:straat|laan|weg|plein|gracht|kade|dijk|singel|steeg|dreef|plantsoen|pad|hof|markt|baan) {House}{Gap}[1-9][0-9]{{3}} ?[A-Z]{{2}}\b", Options),
        // 12 bis, rue des Lilas, 75011 Paris
        new($@"[0-9]{{1,4}}(?: ?(?:bis|ter|[A-D]))?,? (?i:rue|avenue|av\.|boulevard|bd\.?|place|allée|chemin|impasse|quai|route|cours|square|passage)(?: {Word}){{1,6}}{Gap}(?:F-)?[0-9]{{5}} {Town}", Options),
        // Calle de la Luna, 12, 3º B, 28004 Madrid
        new($@"(?i:calle|c/|avda\.?|avenida|plaza|pza\.?|paseo|carrer|camino|ronda|travesía) ?(?:{Word} ?){{1,5}}(?:, ?)?(?:n[.º°]+ ?)?{House}(?:,? ?[0-9]{{1,2}}[.º°ª]* ?(?:[A-Z]|izq\.?|dcha\.?|izquierda|derecha)?)?{Gap}[0-9]{{5}} {Town}", Options),
        // 12 High Street, London SW1A 1AA
        new($@"[0-9]{{1,4}}[a-zA-Z]? (?:{Word} ){{1,3}}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Close|Drive|Way|Court|Gardens|Place|Terrace|Crescent|Square|Hill|Green|Mews|Row|Walk|Grove|Park)\.?[^0-9]{{1,50}}[A-Z]{{1,2}}[0-9][A-Z0-9]? ?[0-9][A-Z]{{2}}\b", Options),
        // 123 Maple Street, Springfield, IL 62704
        new($@"[0-9]{{1,5}} (?:{Word} ){{1,3}}(?:Street|St|Road|Rd|Lane|Ln|Avenue|Ave|Drive|Dr|Way|Court|Ct|Boulevard|Blvd|Place|Pl|Terrace|Circle|Highway|Hwy)\.?[^0-9]{{1,50}}\b[A-Z]{{2}} [0-9]{{5}}(?:-[0-9]{{4}})?\b", Options),
    ];

    public static IEnumerable<PersonalDetail> In(string text) =>
        from form in Forms
        from match in form.Matches(text)
        select new PersonalDetail(DetailKind.Address, match.Index, match.Length);
}
