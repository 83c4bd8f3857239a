using Blog.Posts;

namespace Blog.Tests.Posts;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Bread for twelve", "bread-for-twelve")]
    [InlineData("  Salt, fat & smoke!  ", "salt-fat-smoke")]
    [InlineData("Über süße Brötchen", "uber-susse-brotchen")]
    [InlineData("L’été à la mer", "lete-a-la-mer")]
    [InlineData("Don't hurry", "dont-hurry")]
    [InlineData("Суп на двоих", "sup-na-dvoikh")]
    [InlineData("Ψωμί", "psomi")]
    [InlineData("面包", "mianbao")]
    [InlineData("خبز", "khbz")]
    [InlineData("לחם", "lhm")]
    [InlineData("C", "c")]
    [InlineData("C#", "c-sharp")]
    [InlineData("C++", "c-plus-plus")]
    [InlineData("E\u0301lan a\u0300 U\u0308bung", "elan-a-ubung")]
    [InlineData("काल", "kal")]
    [InlineData("कील", "kil")]
    [InlineData("❤️ बाग़", "bag")]
    [InlineData("Half a day — ½ a loaf", "half-a-day-a-loaf")]
    public void Titles_of_any_language_become_readable_addresses(string title, string slug) => Assert.Equal(slug, Slug.From(title, fallback: "post"));

    [Theory]
    [InlineData("")]
    [InlineData("🍞🧀")]
    [InlineData("…?!")]
    public void What_has_no_letters_gets_the_fallback(string title) => Assert.Equal("post", Slug.From(title, fallback: "post"));

    [Theory]
    [InlineData("long words ", 30)]
    [InlineData("面", 200)]
    [InlineData("щ", 200)]
    public void It_is_never_too_long_and_ends_in_no_hyphen(string words, int times)
    {
        var slug = Slug.From(string.Concat(Enumerable.Repeat(words, times)), fallback: "post");

        Assert.InRange(slug.Length, 100, Post.SlugLength);
        Assert.True(Slug.IsValid(slug));
    }

    [Fact]
    public void A_number_fits_behind_the_longest()
    {
        var slug = Slug.Numbered(new string('a', Post.SlugLength), 12);

        Assert.Equal(Post.SlugLength, slug.Length);
        Assert.EndsWith("a-12", slug, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Bread")]
    [InlineData("-bread")]
    [InlineData("bread--rye")]
    [InlineData("bréad")]
    [InlineData("")]
    public void Only_what_it_could_have_made_is_valid(string slug) => Assert.False(Slug.IsValid(slug));
}
