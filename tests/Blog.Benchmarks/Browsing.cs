using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Blog.Benchmarks;

/// <summary>A person at the site: keeps cookies, fills in forms.</summary>
internal sealed class Browsing(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true, CookieContainer = new CookieContainer() })
    {
        BaseAddress = address,
        // As a browser says of a form that the site itself has served.
        DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
    };

    public Task<string> ReadAsync(string path, CancellationToken cancel) => http.GetStringAsync(new Uri(path, UriKind.Relative), cancel);

    /// <summary>The fields of the form that has one of this name, as they are when the page opens.</summary>
    public async Task<(string Action, Dictionary<string, string> Fields)> OpenFormAsync(string path, string field, CancellationToken cancel)
    {
        using var page = await new HtmlParser().ParseDocumentAsync(await ReadAsync(path, cancel), cancel);
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
        using var answer = await http.PostAsync(new Uri(action, UriKind.Relative), content, cancel);
        return answer.StatusCode;
    }

    public void Dispose() => http.Dispose();

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
