using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Benchmarks;

/// <summary>A person at the site: keeps cookies, as browsers do on this machine itself without HTTPS too, and fills in forms.</summary>
internal sealed class Browsing(Uri address) : IDisposable
{
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        BaseAddress = address,
        // As a browser says of a form that the site itself has served.
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
    };

    /// <summary>The fields of the form that has one of this name, as they are when the page opens.</summary>
    public async Task<(string Action, Dictionary<string, string> Fields)> OpenFormAsync(string path, string field, CancellationToken cancel)
    {
        using var answer = await AskAsync(HttpMethod.Get, path, content: null, cancel);
        using var page = await new HtmlParser().ParseDocumentAsync(await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync(cancel), cancel);
        var form = page.Forms.First(one => one.Elements.Any(element => element.GetAttribute("name") == field));
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var element in form.Elements)
        {
            if (element.GetAttribute("name") is { Length: > 0 } name && Value(element) is { } value)
            {
                fields[name] = value;
            }
        }

        return (form.GetAttribute("action") is { Length: > 0 } action ? action : path, fields);
    }

    public async Task<HttpStatusCode> SendAsync(string action, IEnumerable<KeyValuePair<string, string>> fields, CancellationToken cancel)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await AskAsync(HttpMethod.Post, action, content, cancel);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, HttpContent? content, CancellationToken cancel)
    {
        using var question = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        if (cookies.Count > 0)
        {
            question.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        }

        var answer = await http.SendAsync(question, cancel);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var (name, value) = cookie.Split(';')[0].Split('=', 2) is [var first, var second] ? (first, second) : (cookie, "");
            cookies[name] = value;
        }

        return answer;
    }

    private static string? Value(AngleSharp.Dom.IElement element) => element switch
    {
        IHtmlInputElement { Type: "submit" or "file" or "button" } => null,
        IHtmlInputElement { Type: "checkbox" or "radio", IsChecked: false } => null,
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement text => text.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };
}
