using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace Blog.Tests.Accounts;

/// <summary>A form that meets no session, or a later one than its own.</summary>
public sealed class CarriedFormTests
{
    private const string Editor = "/admin/posts/new";

    private static readonly (string, string)[] Sent = [("__RequestVerificationToken", "of an earlier session"), ("uid", $"{Guid.NewGuid()}"), ("version", "0"), ("title", "Bread"), ("body", "Flour & water.\n"), ("do", "save")];

    [Theory, OnEachDatabase]
    public async Task It_goes_through_the_sign_in(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = site.NewVisitor();

        using var carried = await otto.PostAsync(Editor, Sent);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, carried.StatusCode);
        var door = await WebPage.ReadAsync(otto, await otto.PostAsync($"{carried.Headers.Location}", Sent));
        Assert.True(door.Has("What you wrote is kept on this page"));
        var wrong = await door.Fill("E-mail", People.Otto.Email).Fill("Password", "not the right words").PressAsync("Sign in");
        var shown = await wrong.Fill("Password", People.Otto.Password).PressAsync("Sign in");
        Assert.Empty(await site.PostsAsync());
        var saved = await shown.PressAsync("Go on with it");

        Assert.Equal("Flour & water.\n", saved.Value("Text, in Markdown"));
    }

    [Theory, OnEachDatabase]
    public async Task Older_than_the_session_it_is_shown_once_more_and_counts_then(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        using var carried = await otto.PostAsync(Editor, Sent);
        Assert.Equal(HttpStatusCode.TemporaryRedirect, carried.StatusCode);
        var shown = await WebPage.ReadAsync(otto, await otto.PostAsync($"{carried.Headers.Location}", Sent));
        Assert.Empty(await site.PostsAsync());
        var saved = await shown.PressAsync("Go on with it");

        Assert.Equal("Flour & water.\n", saved.Value("Text, in Markdown"));
    }

    [Fact]
    public async Task From_elsewhere_it_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var otto = await site.SignInAsync(People.Otto);
        var unknown = new HttpRequestMessage(HttpMethod.Post, Editor) { Content = Form(Sent) };
        unknown.Headers.Add("Origin", site.Address.GetLeftPart(UriPartial.Authority));

        using var fromNobodyKnowsWhere = await otto.Http.SendAsync(unknown, TestContext.Current.CancellationToken);
        using var withoutToken = await otto.PostAsync(Editor, Sent[1..]);

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.BadRequest), (fromNobodyKnowsWhere.StatusCode, withoutToken.StatusCode));
    }

    [Fact]
    public async Task One_that_cannot_be_taken_apart_is_refused()
    {
        await using var site = await Site.StartAsync();
        using var otto = await site.SignInAsync(People.Otto);
        var broken = new HttpRequestMessage(HttpMethod.Post, Editor) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes("broken")) };
        broken.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        using var answer = await otto.SendAsync(broken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    private static FormUrlEncodedContent Form((string Name, string Value)[] fields) => new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
}
