using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Blog.Languages;

namespace Blog.Tests.Languages;

/// <summary>Every text exists, whole, in every language that the product says it speaks.</summary>
public sealed partial class TextsTests
{
    // Numbers that together meet every form of every language on offer.
    private static readonly int[] Counts = [.. Enumerable.Range(0, 200), 1_000_000];

    public static TheoryData<string, string> TextsAndLanguages => new(
        from texts in typeof(TextFormat).Assembly.GetManifestResourceNames()
        where texts.EndsWith("Texts.resources", StringComparison.Ordinal)
        from language in SiteLanguages.WithTexts
        select (texts[..^".resources".Length], language));

    [Theory]
    [MemberData(nameof(TextsAndLanguages))]
    public void Nothing_is_missing_and_nothing_is_left_over(string texts, string language)
    {
        var original = Read(texts, SiteLanguages.Default).Keys.Select(Stem).Distinct().Order();
        var translated = Read(texts, language).Keys.Select(Stem).Distinct().Order();

        Assert.Equal(original, translated);
    }

    [Theory]
    [MemberData(nameof(TextsAndLanguages))]
    public void Each_text_says_something(string texts, string language) =>
        Assert.All(Read(texts, language), text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Theory]
    [MemberData(nameof(TextsAndLanguages))]
    public void Each_text_has_the_placeholders_of_the_original(string texts, string language)
    {
        var originals = Read(texts, SiteLanguages.Default);
        Assert.All(Read(texts, language), text =>
        {
            var original = originals.GetValueOrDefault(text.Key) ?? originals[$"{Stem(text.Key)}_other"];
            Assert.Equal(Placeholders(original), Placeholders(text.Value));
        });
    }

    [Theory]
    [MemberData(nameof(TextsAndLanguages))]
    public void A_counted_text_has_the_forms_of_its_language_and_no_other(string texts, string language)
    {
        var needed = Counts.Select(count => PluralRules.FormFor(language, count)).Distinct().Order().ToArray();
        Assert.All(Read(texts, language).Keys.Where(key => Stem(key) != key).GroupBy(Stem), counted =>
            Assert.Equal(needed, counted.Select(key => key[(key.LastIndexOf('_') + 1)..]).Order()));
    }

    [Fact]
    public void German_has_no_long_dash() => Assert.All(
        TextsAndLanguages.Where(row => row.Data.Item2 == "de"),
        row => Assert.All(Read(row.Data.Item1, "de"), text => Assert.DoesNotContain("—", text.Value, StringComparison.Ordinal)));

    [Fact]
    public void The_languages_that_have_texts_are_those_on_offer()
    {
        var compiled = Directory.EnumerateFiles(AppContext.BaseDirectory, "Blog.resources.dll", SearchOption.AllDirectories)
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!));

        Assert.Equal(SiteLanguages.WithTexts.Order(), compiled.Append(SiteLanguages.Default).Order());
        Assert.Subset(SiteLanguages.All.ToHashSet(), SiteLanguages.WithTexts.ToHashSet());
    }

    private static Dictionary<string, string> Read(string texts, string language)
    {
        var manager = new ResourceManager(texts, typeof(TextFormat).Assembly);
        var culture = language == SiteLanguages.Default ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var set = manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{texts} does not exist in {language}.");
        return set.Cast<DictionaryEntry>().ToDictionary(text => (string)text.Key, text => (string)text.Value!);
    }

    private static string Stem(string key) => Form().Replace(key, "");

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    [GeneratedRegex("_(zero|one|two|few|many|other)$")]
    private static partial Regex Form();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Placeholder();
}
