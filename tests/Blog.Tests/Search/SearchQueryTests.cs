using Blog.Search;

namespace Blog.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("lamp", "lamp", "")]
    [InlineData("  Quiet   lamp ", "Quiet|lamp", "")]
    [InlineData("\"quiet lamp\" -ferry", "\"quiet lamp\"", "ferry")]
    [InlineData("lamp -\"old bridge\"", "lamp", "\"old bridge\"")]
    [InlineData("\"quiet lamp", "\"quiet lamp\"", "")]
    [InlineData("half-finished", "\"half finished\"", "")]
    [InlineData("and/or", "\"and or\"", "")]
    [InlineData("日本", "\"日 本\"", "")]
    [InlineData("a\"b\"c", "a|b|c", "")]
    [InlineData("- -- \" * ( ) 🍞", "", "")]
    [InlineData("l'été", "\"l été\"", "")]
    public void It_is_understood(string typed, string wanted, string unwanted)
    {
        var query = SearchQuery.Parse(typed);

        Assert.Equal((wanted, unwanted), (string.Join('|', query.Wanted), string.Join('|', query.Unwanted)));
    }

    [Fact]
    public void It_holds_no_more_than_a_person_would_type()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Range(0, 5_000).Select(number => $"w{number}")));

        Assert.InRange(query.Typed.Length, 1, SearchQuery.Length);
        Assert.InRange(query.Wanted.Count, 1, 16);
    }

    [Theory]
    [InlineData("Élan vital", "Élan vital")]
    [InlineData("and/or", "and\u001F/\u001For")]
    [InlineData("日本", "日\u001F本")]
    [InlineData("“Hello,” she said.", "“\u001FHello\u001F,” she said\u001F.")]
    public void Words_are_parted_where_they_end(string text, string parted)
    {
        Assert.Equal(parted, IndexText.From(text));
        Assert.Equal(text, IndexText.Plain(parted));
    }

    [Theory]
    [InlineData("conection", "connection", 1)]
    [InlineData("conenction", "connection", 1)]
    [InlineData("lamp", "lamp", 0)]
    [InlineData("lamp", "damp", 1)]
    [InlineData("lamps", "lamp", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Slips_are_counted(string typed, string meant, int slips) => Assert.Equal(slips, Spelling.Slips(typed, meant));
}
