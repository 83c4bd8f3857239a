using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Blog.Accounts;
using Microsoft.EntityFrameworkCore;

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
    public async Task What_one_has_written_of_oneself_is_carried_too_and_a_password_never()
    {
        await using var site = await Site.StartAsync();
        using var mo = site.NewVisitor();
        (string, string)[] sent = [("__RequestVerificationToken", "of an earlier session"), ("author", "Mo"), ("about", "I answer the post."), ("email", People.Mo.Email), ("current", "typed by mistake")];

        using var carried = await mo.PostAsync("/account", sent);
        var door = await WebPage.ReadAsync(mo, await mo.PostAsync($"{carried.Headers.Location}", sent));
        var shown = await door.Fill("E-mail", People.Mo.Email).Fill("Password", People.Mo.Password).PressAsync("Sign in");
        var saved = await shown.PressAsync("Go on with it");

        Assert.DoesNotContain("typed by mistake", door.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("/account", saved.Address.AbsolutePath);
        Assert.Equal("I answer the post.", await site.Db(db => db.Users.Where(user => user.Id == People.Mo.Id).Select(user => user.About).SingleAsync()));
    }

    [Fact]
    public async Task With_a_picture_it_is_said_how_the_words_come_along()
    {
        await using var site = await Site.StartAsync();
        using var otto = site.NewVisitor();
        using var form = new MultipartFormDataContent
        {
            { new StringContent("Flour & water."), "body" },
            { new ByteArrayContent(new byte[6 * 1024 * 1024]), "files", "tea.jpg" },
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, CarriedForm.AddressFrom(Editor)) { Content = form };

        var page = await WebPage.ReadAsync(otto, await otto.SendAsync(request));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Equal("Pictures can’t come along", page.Heading);
    }

    [Theory, OnEachDatabase]
    public async Task A_post_that_somebody_else_has_begun_is_not_hers_and_the_words_stay(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.By(People.Ines));
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await otto.OpenAsync(Editor)).Fill("Title", "Bread").Fill("Text, in Markdown", "Flour & water.").Forge("uid", $"{post.Uid}").PressAsync("Save draft");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.True(page.Has("Somebody else has begun this post"), page.Text);
        Assert.Equal("Flour & water.", page.Value("Text, in Markdown"));
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
