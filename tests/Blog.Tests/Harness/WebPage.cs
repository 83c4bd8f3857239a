using System.Net;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Io;

namespace Blog.Tests;

/// <summary>A page as its reader has it: found, filled in and sent by the words that stand on it.</summary>
public sealed class WebPage
{
    private readonly Visitor visitor;

    private WebPage(Visitor visitor, HttpResponseMessage response, IDocument document)
    {
        this.visitor = visitor;
        Response = response;
        Document = document;
    }

    public HttpResponseMessage Response { get; }

    public HttpStatusCode Status => Response.StatusCode;

    public Uri Address => Response.RequestMessage!.RequestUri!;

    /// <summary>For what has no words, such as an attribute.</summary>
    public IDocument Document { get; }

    public string Title => Document.Title ?? "";

    public string Heading => Words(Document.QuerySelector("h1"));

    /// <summary>All words of the page, with single spaces.</summary>
    public string Text => Words(Document.Body);

    public bool Has(string words) => Text.Contains(words, StringComparison.Ordinal);

    public bool HasField(string label) => FindField(label) is not null;

    public bool HasButton(string text) => FindButton(text) is not null;

    public bool HasLink(string text) => FindLink(text) is not null;

    /// <summary>What stands in a field; "on" or "" for a box to tick; the text of the chosen option for a list.</summary>
    public string Value(string label) => Field(label) switch
    {
        IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? "on" : "",
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\n"),
        IHtmlSelectElement list => Words(list.Options.FirstOrDefault(option => option.IsSelected)),
        var other => throw new InvalidOperationException($"\"{label}\" is a {other.LocalName}."),
    };

    /// <summary>The words beside a field that is wrong; "" when it is right.</summary>
    public string Error(string label) => Words(Document.GetElementById($"{Field(label).Id}-error"));

    public WebPage Fill(string label, string value)
    {
        switch (Field(label))
        {
            case IHtmlInputElement input:
                input.Value = value;
                break;
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement list:
                list.Value = list.Options.SingleOrDefault(option => Words(option) == value)?.Value ?? throw Missing("option", value);
                break;
            case var other:
                throw new InvalidOperationException($"\"{label}\" is a {other.LocalName}.");
        }

        return this;
    }

    /// <summary>Ticks a box, or chooses one of several.</summary>
    public WebPage Check(string label, bool isChecked = true)
    {
        ((IHtmlInputElement)Field(label)).IsChecked = isChecked;
        return this;
    }

    /// <summary>Sets a field that no reader sees, as an old tab or a forger would.</summary>
    public WebPage Forge(string name, string value)
    {
        var field = (IHtmlInputElement)(Document.QuerySelector($"input[name='{name}']") ?? throw Missing("field named", name));
        field.Value = value;
        return this;
    }

    /// <summary>Presses a button and reads the page that follows, redirects included.</summary>
    public async Task<WebPage> PressAsync(string button) => await visitor.FollowAsync(await SendAsync(button));

    /// <summary>Presses a button and returns the plain answer.</summary>
    public Task<HttpResponseMessage> SendAsync(string button)
    {
        var element = FindButton(button) ?? throw Missing("button", button);
        var form = element switch
        {
            IHtmlButtonElement { Form: { } own } => own,
            IHtmlInputElement { Form: { } own } => own,
            _ => throw new InvalidOperationException($"The button \"{button}\" belongs to no form."),
        };
        var submission = Submit(form, (IHtmlElement)element) ?? throw new InvalidOperationException($"The form of \"{button}\" cannot be sent.");
        // The library overlooks a button that sends its form elsewhere.
        var target = element.GetAttribute("formaction") is { } elsewhere ? new Uri(Address, elsewhere).AbsoluteUri : submission.Target.Href;
        return visitor.SendAsync(ToRequest(submission, target));
    }

    // The library overlooks what a button says that stands outside its form.
    private DocumentRequest? Submit(IHtmlFormElement form, IHtmlElement button)
    {
        if (form.Contains(button))
        {
            return form.GetSubmission(button);
        }

        var said = (IHtmlInputElement)Document.CreateElement("input");
        (said.Type, said.Name, said.Value) = ("hidden", button.GetAttribute("name"), button.GetAttribute("value") ?? "");
        form.AppendChild(said);
        var submission = form.GetSubmission();
        said.Remove();
        return submission;
    }

    /// <summary>Follows a link by its words.</summary>
    public Task<WebPage> ClickAsync(string link) => visitor.OpenAsync(new Uri((FindLink(link) ?? throw Missing("link", link)).Href).PathAndQuery);

    internal static async Task<WebPage> ReadAsync(Visitor visitor, HttpResponseMessage response)
    {
        var html = await response.Content.ReadAsStringAsync();
        var document = await BrowsingContext.New(Configuration.Default)
            .OpenAsync(page => page.Content(html).Address(response.RequestMessage!.RequestUri!.AbsoluteUri));
        return new WebPage(visitor, response, document);
    }

    private static HttpRequestMessage ToRequest(DocumentRequest submission, string target)
    {
        var request = new HttpRequestMessage(new System.Net.Http.HttpMethod(submission.Method.ToString().ToUpperInvariant()), target);
        if (request.Method != System.Net.Http.HttpMethod.Get)
        {
            request.Content = new StreamContent(submission.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", submission.MimeType);
        }

        return request;
    }

    private IHtmlElement Field(string label) => FindField(label) ?? throw Missing("field", label);

    // Exactly the words of its label, or else those before a remark such as "(optional)".
    private IHtmlElement? FindField(string label)
    {
        var labels = Document.QuerySelectorAll<IHtmlLabelElement>("label").ToList();
        var found = labels.FirstOrDefault(one => Words(one) == label) ?? labels.FirstOrDefault(one => Words(one).StartsWith(label + " ", StringComparison.Ordinal));
        return found?.Control as IHtmlElement ?? found?.QuerySelector<IHtmlElement>("input, textarea, select")
            ?? Document.QuerySelectorAll<IHtmlElement>("[aria-label]").FirstOrDefault(one => one.GetAttribute("aria-label") == label && one.LocalName is "input" or "textarea" or "select");
    }

    private IElement? FindButton(string text) =>
        Document.QuerySelectorAll("button, input[type=submit]").FirstOrDefault(button => Name(button) == text && button.Closest("[hidden]") is null);

    private IHtmlAnchorElement? FindLink(string text) =>
        Document.QuerySelectorAll<IHtmlAnchorElement>("a[href]").FirstOrDefault(link => Name(link) == text);

    private static string Name(IElement element) => element.GetAttribute("aria-label") ?? (element is IHtmlInputElement input ? input.Value : Words(element));

    private static string Words(IElement? element)
    {
        var words = new StringBuilder();
        foreach (var character in element?.TextContent ?? "")
        {
            if (!char.IsWhiteSpace(character))
            {
                words.Append(character);
            }
            else if (words.Length > 0 && words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words.ToString().TrimEnd();
    }

    private InvalidOperationException Missing(string kind, string words) =>
        new($"There is no {kind} \"{words}\" on {Address.PathAndQuery} ({(int)Status}): {Text}");
}
