using System.IO.Compression;

namespace Blog.Tests.Hosting;

public sealed class StaticFilesTests
{
    [Fact]
    public async Task The_stylesheet_that_a_page_names_is_kept_for_good()
    {
        await using var site = await Site.StartAsync();
        var page = await site.Visitor.OpenAsync("/");
        var stylesheet = page.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var response = await site.Visitor.GetAsync(stylesheet);

        Assert.NotEqual("/site.css", stylesheet);
        Assert.Equal("text/css", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("immutable", response.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br, gzip")]
    [InlineData("identity")]
    public async Task Whatever_coding_a_browser_takes_it_gets_the_whole_file(string codings)
    {
        await using var site = await Site.ListenAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/site.css");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", codings);

        var response = await site.Visitor.SendAsync(request);

        var plain = await (await site.NewVisitor().GetAsync("/site.css")).Content.ReadAsStringAsync();
        Assert.Contains(":root", plain, StringComparison.Ordinal);
        Assert.Equal(plain, await DecodeAsync(response));
    }

    private static async Task<string> DecodeAsync(HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        await using var plain = response.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "gzip" => new GZipStream(body, CompressionMode.Decompress),
            "br" => new BrotliStream(body, CompressionMode.Decompress),
            _ => body,
        };
        return await new StreamReader(plain).ReadToEndAsync();
    }
}
