using System.Net;

namespace Blog.Tests.Admin;

/// <summary>Who may enter which room of the admin area, by looking and by sending.</summary>
public sealed class AccessTests
{
    private const HttpStatusCode Yes = HttpStatusCode.OK;
    private const HttpStatusCode No = HttpStatusCode.Forbidden;
    private const HttpStatusCode None = HttpStatusCode.NotFound;

    [Theory]
    [OnEachDatabase("/admin", Yes, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts/new", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{otto}", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}/preview", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}/revisions", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{binned}/delete", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/999", No, None, None, None)]
    [OnEachDatabase("/admin/pages", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/pages/new", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/pages/999", No, No, None, None)]
    [OnEachDatabase("/admin/snippets", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/snippets/new", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/snippets/999", No, None, None, None)]
    [OnEachDatabase("/admin/settings", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/comments", No, No, No, Yes)]
    public async Task Looking(Database database, string path, HttpStatusCode moderator, HttpStatusCode author, HttpStatusCode editor, HttpStatusCode owner)
    {
        await using var site = await Site.StartAsync(database);
        path = await WithPostsAsync(site, path);

        using var visitor = await site.Visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.Redirect, visitor.StatusCode);
        Assert.StartsWith("/account/sign-in?returnUrl=", visitor.Headers.Location?.OriginalString, StringComparison.Ordinal);
        foreach (var (person, status) in new[] { (People.Mo, moderator), (People.Otto, author), (People.Edda, editor), (People.Ines, owner) })
        {
            using var signedIn = await site.SignInAsync(person);
            Assert.Equal((person.Name, status), (person.Name, (await signedIn.GetAsync(path)).StatusCode));
        }
    }

    [Theory]
    [OnEachDatabase("/admin/posts/new", "publish", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "save", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "publish", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "unpublish", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "bin", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{binned}/restore", "", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{binned}/delete", "", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/pages/new", "save", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/snippets/new", "save", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/settings", "", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/comments", "", No, No, No, Yes)]
    public async Task Sending(Database database, string path, string button, HttpStatusCode moderator, HttpStatusCode author, HttpStatusCode editor, HttpStatusCode owner)
    {
        // Whoever is refused changes nothing, so that they can share a site.
        await using var site = await Site.StartAsync(database);
        var address = await WithPostsAsync(site, path);
        var before = await StateAsync(site);
        var fields = new[] { ("version", "1"), ("title", "Forged"), ("body", "Forged."), ("do", button), ("name", "Forged"), ("lang", "en"), ("zone", "UTC"), ("accent", "#2f6b58"), ("care", "forged") };
        (Person? Person, HttpStatusCode Status)[] all = [(null, HttpStatusCode.TemporaryRedirect), (People.Mo, moderator), (People.Otto, author), (People.Edda, editor), (People.Ines, owner)];

        foreach (var (person, status) in all.Where(one => one.Status != Yes))
        {
            using var response = await SendAsync(site, person);
            Assert.Equal((person?.Name, status), (person?.Name, response.StatusCode));
            Assert.Equal(before, await StateAsync(site));
        }

        var (allowed, _) = all.First(one => one.Status == Yes);
        using var answer = await SendAsync(site, allowed);
        Assert.NotEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.NotEqual(HttpStatusCode.NotFound, answer.StatusCode);

        async Task<HttpResponseMessage> SendAsync(Site site, Person? person)
        {
            using var visitor = person is null ? site.NewVisitor() : await site.SignInAsync(person);
            return await visitor.PostAsync(address, [.. fields, .. await TokenAsync(visitor)]);
        }
    }

    [Theory]
    [OnEachDatabase("/admin/posts/new")]
    [OnEachDatabase("/admin/posts/{edda}")]
    [OnEachDatabase("/admin/posts/{binned}/restore")]
    [OnEachDatabase("/admin/posts/{binned}/delete")]
    [OnEachDatabase("/admin/pages/new")]
    [OnEachDatabase("/admin/settings")]
    [OnEachDatabase("/admin/settings/comments")]
    [OnEachDatabase("/admin/preview")]
    [OnEachDatabase("/admin/posts/keep")]
    [OnEachDatabase("/admin/posts/compare")]
    [OnEachDatabase("/admin/posts/{edda}/revisions")]
    [OnEachDatabase("/admin/paste")]
    [OnEachDatabase("/admin/snippets/new")]
    public async Task A_form_without_its_token_changes_nothing(Database database, string path)
    {
        await using var site = await Site.StartAsync(database);
        path = await WithPostsAsync(site, path);
        var before = await StateAsync(site);
        using var ines = await site.SignInAsync(People.Ines);

        using var response = await ines.PostAsync(path, ("version", "1"), ("title", "Forged"), ("name", "Forged"), ("lang", "en"), ("zone", "UTC"), ("accent", "#2f6b58"), ("care", "forged"), ("do", "save"));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, await StateAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task Looking_changes_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        string[] paths =
        [
            "/admin", "/admin/posts", "/admin/posts?state=bin", "/admin/posts/new", "/admin/posts/{edda}", "/admin/posts/{edda}?do=bin", "/admin/posts/{edda}/preview", "/admin/posts/{edda}/revisions", "/admin/posts/keep", "/admin/posts/compare",
            "/admin/posts/{binned}/restore", "/admin/posts/{binned}/delete", "/admin/pages", "/admin/pages/new", "/admin/settings", "/admin/settings?name=Forged", "/admin/settings/comments", "/admin/settings/comments?care=forged", "/admin/preview",
        ];
        paths = (await WithPostsAsync(site, string.Join(' ', paths))).Split(' ');
        var before = await StateAsync(site);

        foreach (var path in paths)
        {
            using var response = await ines.GetAsync(path);
            Assert.True((int)response.StatusCode < 500, path);
        }

        Assert.Equal(before, await StateAsync(site));
    }

    private static async Task<string> WithPostsAsync(Site site, string path)
    {
        var otto = await site.Has(A.Post.By(People.Otto).At("ottos").Draft());
        var edda = await site.Has(A.Post.By(People.Edda).At("eddas"));
        var binned = await site.Has(A.Post.By(People.Edda).At("binned").InBin());
        return path.Replace("{otto}", $"{otto.Id}", StringComparison.Ordinal).Replace("{edda}", $"{edda.Id}", StringComparison.Ordinal).Replace("{binned}", $"{binned.Id}", StringComparison.Ordinal);
    }

    // A token belongs to a person and not to a page, so everybody who may enter can get one.
    private static async Task<(string, string)[]> TokenAsync(Visitor visitor)
    {
        var token = (await visitor.OpenAsync("/account")).Document.QuerySelector("[name=__RequestVerificationToken]")?.GetAttribute("value");
        return token is null ? [] : [("__RequestVerificationToken", token)];
    }

    private static async Task<string> StateAsync(Site site)
    {
        var posts = (await site.PostsAsync()).Select(post => $"{post.Id} {post.Title} {post.Version} {post.PublishedAt} {post.BinnedAt} {post.Draft?.Title}");
        var pages = (await site.PagesAsync()).Select(page => $"{page.Id} {page.Title} {page.Version}");
        var settings = await site.Db(db => Task.FromResult(db.Settings.Select(one => $"{one.Name} {one.Language} {one.Accent}").Single()));
        var rules = await site.Db(db => Task.FromResult(db.CommentRules.Select(one => one.CarePhrases).Single()));
        return string.Join('\n', [.. posts, .. pages, settings, rules]);
    }
}
