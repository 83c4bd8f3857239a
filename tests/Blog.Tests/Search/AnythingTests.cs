using System.Net;

namespace Blog.Tests.Search;

/// <summary>Whatever is typed, the answer is a page.</summary>
public sealed class AnythingTests
{
    private static readonly string[] Inputs =
    [
        "", " ", "\"", "\"\"", "\"\"\"", "-", "---", "- - -", "-\"", "--bread", "-bread", "*", "bread*", "^bread", "NEAR(a b)", "a AND", "OR OR OR", "NOT", "AND NOT", "title:bread", "{Title}: a",
        "a + b", "(", ")", "((", "a:b", "a & b", "a | b", "!a", "!", "a <-> b", "a:*", ":*", "'", "''", "'; DROP TABLE \"Posts\"; --", "\\", "\\'", "%", "_", "@", "$1", "🍞", "🍞 bread", "日本語", "السلام عليكم",
        "\0", "a\0b", "\u0001\u0002\u0003\u001F", "\uFFFE", "e\u0301", "\u0301", "a\u200Bb", "<script>", "&amp;", "1e400", "-1.5e10", "3.14", "http://example.org/a?b=c", "a@b.example", "/etc/passwd", "x'y", "ﬁ", "İ", "ß",
    ];

    [Theory, OnEachDatabase]
    public async Task Any_input_answers(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.DecideAsync(settings => settings.SearchComments = true);
        await site.Has(A.Post);
        string[] endless = [new('a', 10_000), new('"', 10_000), string.Concat(Enumerable.Repeat("日本 ", 3_000)), string.Join(' ', Enumerable.Range(0, 2_000).Select(number => $"-w{number}"))];

        foreach (var input in Inputs.Concat(endless))
        {
            using var response = await site.Visitor.GetAsync($"/search?q={Uri.EscapeDataString(input)}");
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{input}: {response.StatusCode}");
        }

        foreach (var query in new[] { "", "?q", "?q=", "?q=%", "?q=%00", "?q=%ff%fe", "?q=bread&q=twice", "?page=2", "?q=bread&page=0", "?q=bread&page=-1", "?q=bread&page=x", "?q=bread&page=99999999999" })
        {
            using var response = await site.Visitor.GetAsync("/search" + query);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{query}: {response.StatusCode}");
        }

        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("Exception", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ten_thousand_characters_come_through_the_real_server()
    {
        await using var site = await Site.ListenAsync();

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync($"/search?q={new string('a', 10_000)}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync($"/search?q={string.Concat(Enumerable.Repeat("%E6%97%A5", 3_400))}")).StatusCode);
    }
}
