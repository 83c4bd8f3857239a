using Blog.Languages;

namespace Blog.Tests.Languages;

public sealed class PluralRulesTests
{
    private static readonly int[] Counts = [0, 1, 2, 3, 5, 11, 21, 22];

    [Theory]
    [InlineData("en", "other one other other other other other other")]
    [InlineData("de", "other one other other other other other other")]
    [InlineData("fr", "one one other other other other other other")]
    [InlineData("ja", "other other other other other other other other")]
    [InlineData("cs", "other one few few other other other other")]
    [InlineData("pl", "many one few few many many many few")]
    [InlineData("ru", "many one few few many many one few")]
    [InlineData("he", "other one two other other other other other")]
    [InlineData("ar", "zero one two few few many many many")]
    public void Each_language_counts_in_its_own_way(string language, string forms) =>
        Assert.Equal(forms, string.Join(' ', Counts.Select(count => PluralRules.FormFor(language, count))));

    [Theory]
    [InlineData("ru", 111, "many")]
    [InlineData("ru", 112, "many")]
    [InlineData("pl", 112, "many")]
    [InlineData("pl", 122, "few")]
    [InlineData("pl", 101, "many")]
    [InlineData("ar", 100, "other")]
    [InlineData("ar", 103, "few")]
    [InlineData("ar", 111, "many")]
    [InlineData("es", 1_000_000, "many")]
    [InlineData("fr", 0, "one")]
    public void Large_numbers_follow_their_endings(string language, int count, string form) => Assert.Equal(form, PluralRules.FormFor(language, count));
}
