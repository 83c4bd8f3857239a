using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;

namespace Blog.Tests;

/// <summary>Somebody with a browser: keeps cookies, says where a request comes from, follows redirects when opening a page.</summary>
public sealed class Visitor : IDisposable
{
    private readonly CookieContainer cookies = new();
    private readonly List<string> setCookies = [];

    internal Visitor(HttpMessageHandler connection, Uri address, string? from)
    {
        Http = new HttpClient(new CookieContainerHandler(cookies) { InnerHandler = connection }) { BaseAddress = address };
        if (from is not null)
        {
            Http.DefaultRequestHeaders.Add("X-Forwarded-For", from);
        }
    }

    /// <summary>For requests that no browser would send; never follows redirects.</summary>
    public HttpClient Http { get; }

    public IReadOnlyCollection<Cookie> Cookies => cookies.GetAllCookies();

    /// <summary>Every cookie that the site has ever set, as it was sent.</summary>
    public IReadOnlyCollection<string> SetCookies => setCookies;

    /// <summary>The plain answer to a GET.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>The plain answer to a form posted from a page of the site.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields) => SendAsync(new HttpRequestMessage(HttpMethod.Post, path)
    {
        Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
    });

    /// <summary>Opens a page as by typing its address.</summary>
    public async Task<WebPage> OpenAsync(string path) => await FollowAsync(await GetAsync(path));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        var isForm = request.Method != HttpMethod.Get && request.Method != HttpMethod.Head;
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Site", isForm ? "same-origin" : "none");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Mode", "navigate");
        request.Headers.TryAddWithoutValidation("Sec-Fetch-Dest", "document");
        if (isForm)
        {
            request.Headers.TryAddWithoutValidation("Origin", Http.BaseAddress!.GetLeftPart(UriPartial.Authority));
        }

        var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
        setCookies.AddRange(response.Headers.TryGetValues("Set-Cookie", out var set) ? set : []);
        return response;
    }

    public void Dispose() => Http.Dispose();

    internal async Task<WebPage> FollowAsync(HttpResponseMessage response)
    {
        for (var hops = 0; hops < 5 && response.Headers.Location is { } location; hops++)
        {
            response = await GetAsync(new Uri(response.RequestMessage!.RequestUri!, location).PathAndQuery);
        }

        return await WebPage.ReadAsync(this, response);
    }
}

public static class ResponseHeaders
{
    /// <summary>The value of a header of any kind; "" when there is none.</summary>
    public static string Header(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) || response.Content.Headers.NonValidated.TryGetValues(name, out values)
            ? string.Join(", ", values)
            : "";
}
