using System.IO.Compression;
using System.Text.RegularExpressions;
using Blog.Hosting.PageCache;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>What readers' browsers and machines between them do with pages.</summary>
internal static partial class Reading
{
    /// <summary>The ready pages of a site.</summary>
    public static PageStore Pages(this Site site) => site.Services.GetRequiredService<PageStore>();

    /// <summary>An answer to a request with headers of one's own.</summary>
    public static Task<HttpResponseMessage> AskAsync(this Site site, string path, params (string Name, string Value)[] headers) =>
        site.AskAsync(HttpMethod.Get, path, headers);

    public static async Task<HttpResponseMessage> AskAsync(this Site site, HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await site.Visitor.SendAsync(request);
    }

    /// <summary>The answer that is made anew, as for somebody who is no mere reader, though not signed in.</summary>
    public static Task<HttpResponseMessage> AskAnewAsync(this Site site, string path)
    {
        site.Services.GetRequiredService<SiteMemory>().Forget();
        return site.AskAsync(path, ("Cookie", "__Host-none=1"));
    }

    /// <summary>Asks until the page comes in a coding: the small forms are made beside the requests.</summary>
    public static async Task<HttpResponseMessage> AskForCodingAsync(this Site site, string path, string coding)
    {
        for (var tries = 0; tries < 200; tries++)
        {
            var response = await site.AskAsync(path, ("Accept-Encoding", coding));
            if (response.Header("Content-Encoding") == coding)
            {
                return response;
            }

            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{path} never came as {coding}.");
    }

    public static async Task<byte[]> DecodedAsync(this HttpResponseMessage response)
    {
        var body = await response.Content.ReadAsStreamAsync();
        using var decoded = new MemoryStream();
        await using var decoder = Decoder(response.Header("Content-Encoding"), body);
        await decoder.CopyToAsync(decoded);
        return decoded.ToArray();
    }

    private static Stream Decoder(string coding, Stream body) => coding switch
    {
        "br" => new BrotliStream(body, CompressionMode.Decompress),
        "gzip" => new GZipStream(body, CompressionMode.Decompress),
        _ => body,
    };

    /// <summary>A page as text, without what is new in each: the signed time of the form.</summary>
    public static async Task<string> WordsAsync(this HttpResponseMessage response) =>
        FormTime().Replace(await response.Content.ReadAsStringAsync(), "name=\"form\" value=\"\"");

    [GeneratedRegex("name=\"form\" value=\"[^\"]*\"")]
    private static partial Regex FormTime();
}
