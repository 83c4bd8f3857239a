using System.Diagnostics;
using Blog.Comments.Details;

namespace Blog.Tests.Comments.Details;

public sealed class PersonalDetailsTests
{
    [Theory]
    [InlineData("Write to rosa.b+table@example.org, please", "rosa.b+table@example.org")]
    [InlineData("Schreib an jörg@müller-küche.example", "jörg@müller-küche.example")]
    [InlineData("rosa (at) example (dot) org", "rosa (at) example (dot) org")]
    [InlineData("rosa [ät] example [punkt] de", "rosa [ät] example [punkt] de")]
    [InlineData("rosa [arroba] example.es", "rosa [arroba] example.es")]
    [InlineData("[mail me](mailto:rosa@example.org)", "rosa@example.org")]
    public void An_email_address(string text, string found) => Assert.Equal((DetailKind.Email, found), Only(text));

    [Theory]
    [InlineData("Call me on 020 7946 0958 any day", "020 7946 0958")]
    [InlineData("or 07700 900123", "07700 900123")]
    [InlineData("(020) 7946-0958", "(020) 7946-0958")]
    [InlineData("+44 20 7946 0958", "+44 20 7946 0958")]
    [InlineData("+1 (555) 234-5678", "+1 (555) 234-5678")]
    [InlineData("my number is 555-234-5678", "555-234-5678")]
    [InlineData("(555) 234-5678", "(555) 234-5678")]
    [InlineData("Ich bin unter 0151 23456789 da", "0151 23456789")]
    [InlineData("Tel. 030/1234567", "030/1234567")]
    [InlineData("Tel.: 12 34 56", "12 34 56")]
    [InlineData("+49 (0)30 1234567", "+49 (0)30 1234567")]
    [InlineData("0049 30 1234567", "0049 30 1234567")]
    [InlineData("Bel 06-12345678", "06-12345678")]
    [InlineData("mijn nummer is 0612345678", "0612345678")]
    [InlineData("+31 6 1234 5678", "+31 6 1234 5678")]
    [InlineData("Appelez-moi au 06 12 34 56 78", "06 12 34 56 78")]
    [InlineData("06.12.34.56.78", "06.12.34.56.78")]
    [InlineData("+33 6 12 34 56 78", "+33 6 12 34 56 78")]
    [InlineData("Llámame: 612 34 56 78", "612 34 56 78")]
    [InlineData("mi móvil es 612345678", "612345678")]
    [InlineData("91 123 45 67", "91 123 45 67")]
    [InlineData("+34 612 345 678", "+34 612 345 678")]
    public void A_phone_number(string text, string found) => Assert.Equal((DetailKind.Phone, found), Only(text));

    [Theory]
    [InlineData("I live at 12 High Street, London SW1A 1AA")]
    [InlineData("Flat 3, 7 Mill Lane, Leeds LS1 4AP")]
    [InlineData("123 Maple Street, Springfield, IL 62704")]
    [InlineData("Ich wohne im Lindenweg 4a, 12345 Musterstadt")]
    [InlineData("Lange Straße 17\n80331 München")]
    [InlineData("10115 Berlin, Invalidenstr. 117")]
    [InlineData("Mariahilfer Straße 12, 1060 Wien")]
    [InlineData("Kerkstraat 12, 1017 GD Amsterdam")]
    [InlineData("Oude Gracht 5-2, 3511AB Utrecht")]
    [InlineData("12 bis, rue des Lilas, 75011 Paris")]
    [InlineData("8 avenue de la République 69003 Lyon")]
    [InlineData("Calle de la Luna, 12, 28004 Madrid")]
    [InlineData("Avda. Constitución 3, 2º B, 41001 Sevilla")]
    public void A_street_address_with_its_postcode(string text) => Assert.Equal(DetailKind.Address, Only(text).Kind);

    [Theory]
    [InlineData("Ihr findet mich in der Lindenstraße 12, 10969 Berlin.", "Lindenstraße 12, 10969 Berlin")]
    [InlineData("Wir wohnen An der Alten Mauer Weg 5, 50667 Köln", "An der Alten Mauer Weg 5, 50667 Köln")]
    [InlineData("Kom langs op de Kerkstraat 12, 1017 GD Amsterdam", "Kerkstraat 12, 1017 GD")]
    public void Of_the_sentence_around_an_address_nothing_is_hidden(string text, string found) => Assert.Equal((DetailKind.Address, found), Only(text));

    [Theory]
    [InlineData("I was born on 12 March 1994.", "12 March 1994")]
    [InlineData("DOB: 03/12/1994", "03/12/1994")]
    [InlineData("my date of birth is 1994-03-12", "1994-03-12")]
    [InlineData("March 12, 1994 is my birthday", "March 12, 1994")]
    [InlineData("Ich bin am 12. März 1994 geboren", "12. März 1994")]
    [InlineData("geb. 12.03.1994", "12.03.1994")]
    [InlineData("Geburtsdatum: 1.2.1960", "1.2.1960")]
    [InlineData("geboren op 12 maart 1994", "12 maart 1994")]
    [InlineData("je suis née le 12 mars 1994", "12 mars 1994")]
    [InlineData("né le 1er avril 1950", "1er avril 1950")]
    [InlineData("nací el 12 de marzo de 1994", "12 de marzo de 1994")]
    [InlineData("fecha de nacimiento 12/03/1994", "12/03/1994")]
    public void A_date_of_birth(string text, string found) => Assert.Equal((DetailKind.BirthDate, found), Only(text));

    [Theory]
    [InlineData("We met in 1994, and again in 2003 and 2004.")]
    [InlineData("I was born in 1994.")]
    [InlineData("On 12 March 1994 we moved house.")]
    [InlineData("Am 05.11.2024 um 18:30 Uhr, bis 07.11.2024")]
    [InlineData("von 08.00 - 09.30 Uhr und 10.00-11.30 Uhr")]
    [InlineData("12.50 € for two, 1.200,00 EUR for all, £3,499.99")]
    [InlineData("It cost 1 200 000 euros, or $1,000,000.00")]
    [InlineData("ISBN 978-3-16-148410-0 and ISBN 0-306-40615-2")]
    [InlineData("0-306-40615-2")]
    [InlineData("see pages 100-120 and 331–345, S. 012-045")]
    [InlineData("2010-2019 was a long decade; 2019/2020 a short season")]
    [InlineData("The first 500 000 000 years; +100 000 000 views")]
    [InlineData("Pi is 3.14159265358979, half of it 0.1234567890")]
    [InlineData("https://example.org/2024/03/0123456789 says so")]
    [InlineData("Order no. 0123456789 never came")]
    [InlineData("Bread for 12, at 7:30 for 8:00, 15 minutes at 220 °C")]
    [InlineData("We walked 12 miles down the High Street, past number 4.")]
    [InlineData("Im Lindenweg 4 wohnte meine Oma, 1950 in Wien")]
    [InlineData("@rosa@example.social is where I write; follow @tariq")]
    [InlineData("E-mail me @ home")]
    [InlineData("In 2000 EU leaders met; 1500 BC was earlier")]
    [InlineData("calle abajo, 5 minutos; la plaza estaba vacía en 2019")]
    [InlineData("au 12 de la rue, il y a 30 ans")]
    [InlineData("Mix 100 g, 200 g and 300 g, then 4-5-6 times")]
    [InlineData("Kapitel 1.2.3.4.5.6.7 und 10.20.30")]
    [InlineData("192.168.100.200 is no phone")]
    public void What_is_part_of_a_story_is_left_alone(string text) => Assert.Empty(PersonalDetails.In(text).Select(detail => (detail.Kind, detail.In(text))));

    [Fact]
    public void Hidden_only_they_are_gone()
    {
        const string Text = "I’m Rosa, rosa@example.org or 020 7946 0958, at 12 High Street, London SW1A 1AA.";

        Assert.Equal("I’m Rosa, ••• or •••, at •••.", PersonalDetails.Hide(Text));
        Assert.Empty(PersonalDetails.In(PersonalDetails.Hide(Text)));
    }

    public static TheoryData<string> HostileTexts => [.. new[]
    {
        new string('0', 10_000), string.Concat(Enumerable.Repeat("0 ", 5_000)), string.Concat(Enumerable.Repeat("a@", 5_000)), string.Concat(Enumerable.Repeat("a.", 5_000)) + "@",
        string.Concat(Enumerable.Repeat("Calle ", 1_666)), string.Concat(Enumerable.Repeat("12 a ", 2_000)), string.Concat(Enumerable.Repeat("1 Jan 1990 ", 900)),
        string.Concat(Enumerable.Repeat("geboren ", 1_250)), string.Concat(Enumerable.Repeat("(at) ", 2_000)), new string('.', 10_000), string.Concat(Enumerable.Repeat("+1 ", 3_333)),
        new string('a', 10_000), new string('A', 10_000), string.Concat(Enumerable.Repeat("Aa ", 3_333)), "Aweg 1" + new string(' ', 9_990), "1 rue" + string.Concat(Enumerable.Repeat(" a", 4_990)),
        string.Concat(Enumerable.Repeat("calle n.n.n.n.n.", 625)), string.Concat(Enumerable.Repeat("callea", 1_666)), string.Concat(Enumerable.Repeat($"1234 {new string('A', 40)}", 222)),
        string.Concat(Enumerable.Repeat("A der A der A der Weg", 476)), string.Concat(Enumerable.Repeat("1 A A A St AAAAAAAAA ", 476)), string.Concat(Enumerable.Repeat("0 (", 3_333)),
    }];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public void Hostile_text_costs_little(string text)
    {
        // The first use builds what later ones share.
        _ = PersonalDetails.In("warm");
        var clock = Stopwatch.StartNew();

        _ = PersonalDetails.Hide(text);

        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(2), $"It took {clock.Elapsed}.");
    }

    private static (DetailKind Kind, string Words) Only(string text)
    {
        var found = PersonalDetails.In(text);
        Assert.True(found.Count == 1, $"{text}: {string.Join(" | ", found.Select(detail => $"{detail.Kind} {detail.In(text)}"))}");
        return (found[0].Kind, found[0].In(text));
    }
}
