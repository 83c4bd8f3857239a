using System.Globalization;
using System.Net;
using System.Text.Json;
using Blog.Posts;

namespace Blog.Tests.Revisions;

/// <summary>An open editor, as its script sees it: sends the whole form with each pause, and remembers the version that comes back.</summary>
internal sealed class Typing
{
    private readonly Visitor author;
    private readonly Dictionary<string, string> form;
    private readonly string token;
    private readonly Guid tab = Guid.NewGuid();
    private string lastVersion;
    private int step;

    private Typing(Visitor author, WebPage page)
    {
        this.author = author;
        string Field(string name) => page.Document.QuerySelector($"#post [name={name}]")!.GetAttribute("value") ?? "";
        token = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        form = new(StringComparer.Ordinal)
        {
            ["uid"] = Field("uid"),
            ["version"] = Field("version"),
            ["title"] = page.Value("Title"),
            ["body"] = page.Value("Text, in Markdown"),
            ["slug"] = page.Value("Address"),
            ["tags"] = page.Value("Tags"),
            ["when"] = page.Document.QuerySelector("#keep") is null ? "now" : "keep",
            ["allow"] = "true",
        };
        lastVersion = form["version"];
    }

    /// <summary>What the site said last.</summary>
    public JsonElement Answer { get; private set; }

    public string Body => form["body"];

    /// <summary>The one it goes on from.</summary>
    public string Version => form["version"];

    public static async Task<Typing> BeginAsync(Visitor author) => new(author, await author.OpenAsync("/admin/posts/new"));

    public static async Task<Typing> OpenAsync(Visitor author, int post) => new(author, await author.OpenAsync(PostUrl.ToEditor(post)));

    public Task<HttpStatusCode> TypeAsync(params (string Name, string Value)[] fields) => TypeAsync(++step, fields);

    public async Task<HttpStatusCode> TypeAsync(int step, params (string Name, string Value)[] fields)
    {
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }

        lastVersion = form["version"];
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/posts/keep")
        {
            Content = new FormUrlEncodedContent([.. form, KeyValuePair.Create("tab", $"{tab}"), KeyValuePair.Create("step", step.ToString(CultureInfo.InvariantCulture))]),
        };
        request.Headers.Add("RequestVerificationToken", token);
        using var response = await author.SendAsync(request);
        if (response.StatusCode == HttpStatusCode.OK)
        {
            Answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
            form["version"] = Answer.GetProperty("version").GetRawText();
        }

        return response.StatusCode;
    }

    /// <summary>As if the last answer had been lost on its way.</summary>
    public void Forget() => form["version"] = lastVersion;
}
