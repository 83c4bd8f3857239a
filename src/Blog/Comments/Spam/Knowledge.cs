using System.Text.RegularExpressions;

namespace Blog.Comments.Spam;

/// <summary>
/// What the filter knows before anything was learnt: what spam of the last twenty years sells and how, in five languages. A word alone never holds
/// a comment, since people write about gambling, pills and debts because they suffer from them: selling is what tells the two apart.
/// </summary>
internal static partial class Knowledge
{
    private const RegexOptions Options = RegexOptions.CultureInvariant;

    /// <summary>What is sold. Beginnings of words, in <see cref="PlainWords"/>.</summary>
    [GeneratedRegex(
        " (?:casino|spielautomat|spielothek|speelautomat|machine a sous|machines a sous|maquinas tragaperras|ruleta|roulette|blackjack|poker|slot|jackpot|betting|bookmaker|sportwett|wettanbieter|gokken|gokkast|pari en ligne|paris sportif|apuestas|tragaperras"
        + "|viagra|cialis|levitra|kamagra|sildenafil|tadalafil|xanax|tramadol|oxycodon|steroid|anabol|potenz|erectie|erection|ereccion|erektion|pharmacy|apotheke ohne|pharmacie en ligne|farmacia online|rezeptfrei|zonder recept|sans ordonnance|sin receta|no prescription|without prescription"
        + "|weight loss|lose weight|fat burn|abnehm|afvallen|afslank|maigrir|perdre du poids|perder peso|adelgaz|keto gumm|cbd oil|cbd ol|cbd olie|huile cbd|aceite cbd|supplement|testosteron|detox"
        + "|bitcoin|crypto|krypto|cripto|ethereum|forex|trading|forex robot|robot forex|binare option|geldanlage|belegg|placement financier|inversion|binary option|invest|passive income|passives einkommen|passief inkomen|revenu passif|revenus passifs|ingresos pasivos|airdrop|nft|token sale|presale|mining"
        + "|payday|loan|kredit|lening|pret rapide|prets|prestamo|credito|credit rapide|cash advance|debt relief|schufa|mortgage"
        + "|seo|backlink|link building|linkbuilding|page rank|google ranking|traffic|domain authority|guest post|followers|follower kaufen|likes kaufen|likes kopen|acheter des likes|google|suchmaschin|zoekmachine|moteur de recherche|moteurs de recherche|buscadores|posicionamiento|referencement|volgers|abonnes|seguidores|web design service|hosting deal"
        + "|replica|rolex|louis vuitton|gucci|designer bag|designer handtasch|nep horloge|montre replique|replique|relojes replica|luxury watch|fake id|fake passport|permis de conduire a vendre|carnet de conducir|licencia de conducir|reisepass kaufen|passport for sale|fuhrerschein kaufen|rijbewijs kopen"
        + "|essay writ|write my essay|paper writ|dissertation writ|homework help|ghostwriter|scriptie laten"
        + "|escort|porn|xxx|sex cam|sexcam|webcam girl|hot girl|hot single|singles|heisse|hete single|rencontres|contactos|plan cul|sexo|singles in your|dating site|singleborse|sexdate|rencontre coquine|rencontres coquines|citas calientes|onlyfans|nude"
        + "|love spell|liefdesspreuk|liefdesspell|sort d amour|retour affectif|retour d affection|hechizos|tarot|spell caster|psychic|black magic|voodoo|liebeszauber|hellseher|marabout|voyance|amarre|hechizo|brujo|lost love|ex back"
        + "|hacker|hack any|recover your fund|recovery expert|whatsapp hack|cheap flight|vpn deal|cracked|keygen|serial key|apk mod|license key|lottery|lotto|loterij|loterie|loteria|gift card|geschenkkarte|carte cadeau|tarjeta regalo|iptv)",
        Options)]
    public static partial Regex Goods { get; }

    /// <summary>How it is sold.</summary>
    [GeneratedRegex(
        " (?:buy now|buy cheap|buy online|order now|order today|shop now|click here|click the link|click on|click below|visit my|visit our|visit us|visit this|check out my|check out our|check my|check this site|see my|my website|our website|our site|my blog|best price|lowest price|low price|cheap|discount|coupon|promo|special offer|limited time|limited offer|offer ends|act now|sign up|register now|join now|join us|join our|free trial|free bonus|welcome bonus|deposit bonus|free spin|bonus|guarantee|risk free|no risk|100 free|100 legit|money back|earn up|earn money|earn from home|make money|made money|work from home|per day|per week|per hour|get rich|instant approval|fast approval|no credit check|contact me on|contact us|contact him|contact her|text me|dm me|message me|whatsapp|telegram|signal me|our agency|write to|near you|email him|worldwide shipping|free shipping|fast delivery|discreet|for sale|top quality|high quality|best quality|best service|we offer|we provide|our service|our team of expert|dont miss|don t miss|hurry|download free|free download|boost your|increase your|grow your|rank higher|first page of google|page one of google|try it now|try now|learn more at|more info here|read more here|get yours|claim your|you have won|congratulations you|trusted site|trusted by|best site|best online|testimon"
        + "|jetzt kaufen|jetzt bestellen|jetzt anmelden|jetzt sichern|jetzt zugreifen|jetzt spielen|hier klicken|klick hier|klicke hier|klicken sie|besuche meine|besuchen sie|besucht meine|meine seite|unsere seite|unserer seite|gunstig|billig|rabatt|gutschein|sonderangebot|angebot|kostenlos|gratis|garantiert|garantie|ohne risiko|geld verdien|verdiene|verdienen sie|pro tag|pro woche|von zu hause|von zuhause|sofort auszahl|sofortzusage|nur heute|nur fur kurze|melde dich|melden sie sich|schnelle lieferung|diskret|top qualitat|beste preise|bester preis|wir bieten|versandkostenfrei|zu verkaufen|steigern sie|mehr erfahren|schreib mir|schreiben sie|unsere agentur|in deiner nahe|in ihrer nahe|auf seite eins|kontakt"
        + "|koop nu|nu kopen|bestel nu|bestel vandaag|klik hier|bezoek mijn|bezoek onze|mijn site|mijn website|onze site|onze website|goedkoop|goedkope|korting|aanbieding|gegarandeerd|zonder risico|geld verdienen|verdien|per dag|vanuit huis|schrijf je in|meld je aan|meld je nu|alleen vandaag|snelle levering|discreet|beste prijs|laagste prijs|wij bieden|neem contact op|te koop|kijk op mijn|kijk snel|ons bureau|ons team|bij jou in de buurt|in uw buurt|op pagina een|probeer nu"
        + "|achetez|acheter|commandez|cliquez|clique ici|visitez|visite mon|mon site|notre site|pas cher|moins cher|promotion|reduction|remise|offre|gratuit|garanti|sans risque|gagnez|gagner de l argent|gagne|par jour|par semaine|a domicile|inscrivez|inscris toi|contactez|ecrivez moi|livraison|meilleur prix|meilleurs prix|nous proposons|nous offrons|profitez|decouvrez|a vendre|essayez|notre agence|notre equipe|pres de chez|premiere page|ecrivez|code promo"
        + "|compra ahora|compre|comprar|compra ya|haz clic|haga clic|clic aqui|pincha aqui|visita mi|visita nuestr|visite nuestr|mi sitio|mi web|mi pagina|nuestra web|nuestro sitio|nuestra pagina|barato|barata|descuento|oferta|gratis|garantizad|garantia|sin riesgo|gana dinero|ganar dinero|gana hasta|por dia|al dia|por semana|desde casa|registrate|inscribete|contactame|contacta|escribeme|envio|mejor precio|mejores precios|ofrecemos|aprovecha|no te pierdas|en venta|nuestra agencia|nuestro equipo|cerca de ti|primera pagina|escriba|pruebalo|unete)",
        Options)]
    public static partial Regex Pitch { get; }

    /// <summary>Praise that fits any post.</summary>
    [GeneratedRegex(
        " (?:great post|great article|nice post|nice article|nice blog|great blog|awesome post|awesome article|amazing post|amazing article|good post|good article|excellent post|excellent article|wonderful post|wonderful article|great site|thanks for sharing|thank you for sharing|very informative|useful information|valuable information|great information|i really enjoyed reading|keep up the good|keep it up|i will bookmark|bookmarked|very interesting post|great content|quality content|i found this blog|excellent blog|fantastic blog|great work|great read"
        + "|toller artikel|toller beitrag|super artikel|super beitrag|guter artikel|guter beitrag|schoner beitrag|schoner artikel|klasse beitrag|danke fur die info|danke fur den artikel|sehr informativ|weiter so|toller blog"
        + "|goed artikel|mooi artikel|geweldig artikel|leuk artikel|interessant artikel|geweldige blog|mooie blog|bedankt voor de info|bedankt voor het delen|ga zo door|handige info"
        + "|super article|tres bon article|bel article|excellent article|merci pour le partage|merci pour cet article|bon article|tres interessant|continuez comme ca|super blog"
        + "|gran articulo|buen articulo|excelente articulo|muy buen articulo|buen post|gran post|gracias por compartir|muy informativo|sigue asi|muy interesante)",
        Options)]
    public static partial Regex Praise { get; }

    /// <summary>People speaking of themselves and of those near them; whole words.</summary>
    public static readonly HashSet<string> Near = new(
    [
        "i", "me", "my", "mine", "we", "our", "us", "mother", "mum", "mom", "father", "dad", "sister", "brother", "husband", "wife", "son", "daughter", "friend", "felt", "feel", "remember", "cried", "afraid", "tired", "he", "she", "her", "his", "him",
        "ich", "mir", "mich", "mein", "meine", "meiner", "meinem", "wir", "uns", "unser", "mutter", "vater", "schwester", "bruder", "mann", "frau", "sohn", "tochter", "freund", "freundin", "fuhle", "er", "sie",
        "ik", "mij", "mijn", "wij", "we", "ons", "onze", "moeder", "vader", "zus", "broer", "man", "vrouw", "zoon", "dochter", "vriend", "vriendin", "voel", "hij", "zij", "ze",
        "je", "j", "moi", "mon", "ma", "mes", "nous", "notre", "mere", "pere", "soeur", "frere", "mari", "femme", "fils", "fille", "ami", "amie", "elle", "il",
        "yo", "mi", "mis", "me", "nosotros", "nuestra", "nuestro", "madre", "padre", "hermana", "hermano", "marido", "mujer", "hijo", "hija", "amigo", "amiga", "siento", "ella", "el",
    ], StringComparer.Ordinal);

    /// <summary>Ends of addresses that cost next to nothing.</summary>
    [GeneratedRegex(
        @"\.(?:xyz|top|click|bet|casino|online|site|club|win|loan|loans|icu|cyou|buzz|shop|store|live|vip|pro|biz|info|ru|cn|su|tk|ml|ga|cf|gq|work|rest|monster|quest|sbs|cfd|fun|website|space|bid|trade|review|party|date|stream|download|racing|science|poker|porn|sex|xxx|adult|cam|deals|money|cash|fyi|lol|life)$",
        Options)]
    public static partial Regex CheapEnding { get; }

    /// <summary>Addresses that hide where they lead.</summary>
    public static readonly HashSet<string> Shorteners = new(
        ["bit.ly", "tinyurl.com", "goo.gl", "t.co", "ow.ly", "is.gd", "cutt.ly", "rebrand.ly", "shorturl.at", "rb.gy", "t.me", "wa.me", "tiny.cc", "adf.ly", "s.id", "v.gd", "lnkd.in", "chat.whatsapp.com", "t.ly", "bl.ink"], StringComparer.Ordinal);

    /// <summary>Where people look things up that they want to show somebody.</summary>
    [GeneratedRegex(
        @"(?:^|\.)(?:wikipedia\.org|wikimedia\.org|archive\.org|youtube\.com|youtu\.be|vimeo\.com|github\.com|gutenberg\.org|who\.int|bbc\.(?:com|co\.uk)|theguardian\.com|nytimes\.com|spiegel\.de|zeit\.de|tagesschau\.de|lemonde\.fr|liberation\.fr|elpais\.com|elmundo\.es|nos\.nl|nrc\.nl|volkskrant\.nl|nhs\.uk|gov\.uk|europa\.eu|thuisarts\.nl|samaritans\.org|telefonseelsorge\.de|arxiv\.org|doi\.org|nih\.gov|openstreetmap\.org|goodreads\.com)$|\.(?:gov|edu|int)$|\.(?:ac|gov|nhs|edu)\.[a-z]{2}$",
        Options)]
    public static partial Regex KnownPlace { get; }
}
