using System.Net;

namespace Blog.Tests.Admin;

/// <summary>Who may enter which room of the admin area, by looking and by sending.</summary>
public sealed class AccessTests
{
    private const HttpStatusCode Yes = HttpStatusCode.OK;
    private const HttpStatusCode No = HttpStatusCode.Forbidden;
    private const HttpStatusCode None = HttpStatusCode.NotFound;

    /// <summary>Every room, and how it answers a moderator, an author, an editor and the owner.</summary>
    private static readonly (string Path, HttpStatusCode Moderator, HttpStatusCode Author, HttpStatusCode Editor, HttpStatusCode Owner)[] Rooms =
    [
        ("/admin", Yes, Yes, Yes, Yes),
        ("/admin/posts", No, Yes, Yes, Yes),
        ("/admin/posts/new", No, Yes, Yes, Yes),
        ("/admin/posts/{otto}", No, Yes, Yes, Yes),
        ("/admin/posts/{edda}", No, None, Yes, Yes),
        ("/admin/posts/{edda}/preview", No, None, Yes, Yes),
        ("/admin/posts/{edda}/revisions", No, None, Yes, Yes),
        ("/admin/posts/{binned}/delete", No, None, Yes, Yes),
        ("/admin/posts/999", No, None, None, None),
        ("/admin/pages", No, No, Yes, Yes),
        ("/admin/pages/new", No, No, Yes, Yes),
        ("/admin/pages/999", No, No, None, None),
        ("/admin/snippets", No, Yes, Yes, Yes),
        ("/admin/snippets/new", No, Yes, Yes, Yes),
        ("/admin/snippets/999", No, None, None, None),
        ("/admin/media", No, Yes, Yes, Yes),
        ("/admin/media/999", No, None, None, None),
        ("/admin/media/999/delete", No, None, None, None),
        ("/admin/settings", No, No, No, Yes),
        ("/admin/settings/comments", No, No, No, Yes),
        ("/admin/settings/theme", No, No, No, Yes),
        ("/admin/tags", No, No, Yes, Yes),
        ("/admin/tags/{tag}", No, No, Yes, Yes),
        ("/admin/tags/{tag}/delete", No, No, Yes, Yes),
        ("/admin/tags/999", No, No, None, None),
        ("/admin/series", No, No, Yes, Yes),
        ("/admin/series/1", No, No, Yes, Yes),
        ("/admin/series/1/delete", No, No, Yes, Yes),
        ("/admin/menu", No, No, Yes, Yes),
    ];

    [Theory, OnEachDatabase]
    public async Task Looking(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var paths = await WithPostsAsync(site, Rooms.Select(room => room.Path));
        var rooms = paths.Zip(Rooms, (path, room) => (Path: path, Answers: new[] { room.Moderator, room.Author, room.Editor, room.Owner })).ToList();

        foreach (var (path, _) in rooms)
        {
            using var visitor = await site.Visitor.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Redirect), (path, visitor.StatusCode));
            Assert.StartsWith("/account/sign-in?returnUrl=", visitor.Headers.Location?.OriginalString, StringComparison.Ordinal);
        }

        foreach (var (person, at) in new[] { People.Mo, People.Otto, People.Edda, People.Ines }.Select((person, at) => (person, at)))
        {
            using var signedIn = await site.SignInAsync(person);
            foreach (var (path, answers) in rooms)
            {
                using var response = await signedIn.GetAsync(path);
                Assert.Equal((path, person.Name, answers[at]), (path, person.Name, response.StatusCode));
            }
        }
    }

    [Theory]
    [OnEachDatabase("/admin/posts/new", "publish", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "save", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "publish", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "unpublish", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "link", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{edda}", "bin", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{binned}/restore", "", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/posts/{binned}/delete", "", No, None, Yes, Yes)]
    [OnEachDatabase("/admin/pages/new", "save", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/snippets/new", "save", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/media", "", No, Yes, Yes, Yes)]
    [OnEachDatabase("/admin/settings", "", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings", "preview", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/comments", "", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/theme", "", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/theme", "off", No, No, No, Yes)]
    [OnEachDatabase("/admin/settings/theme", "preview", No, No, No, Yes)]
    [OnEachDatabase("/admin/tags/{tag}", "rename", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/tags/{tag}/delete", "", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/series/1", "save", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/series/1/delete", "", No, No, Yes, Yes)]
    [OnEachDatabase("/admin/menu", "add", No, No, Yes, Yes)]
    public async Task Sending(Database database, string path, string button, HttpStatusCode moderator, HttpStatusCode author, HttpStatusCode editor, HttpStatusCode owner)
    {
        // Whoever is refused changes nothing, so that they can share a site.
        await using var site = await Site.StartAsync(database);
        var address = (await WithPostsAsync(site, path)).Single();
        var before = await StateAsync(site);
        var fields = new[] { ("version", "1"), ("title", "Forged"), ("body", "Forged."), ("do", button), ("name", "Forged"), ("lang", "en"), ("zone", "UTC"), ("accent", "#2f6b58"), ("care", "forged"), ("css", "h1 { color: red }") };
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

    [Theory, OnEachDatabase]
    public async Task A_form_without_its_token_changes_nothing(Database database)
    {
        string[] forms =
        [
            "/admin/posts/new",
            "/admin/posts/{edda}",
            "/admin/posts/{binned}/restore",
            "/admin/posts/{binned}/delete",
            "/admin/pages/new",
            "/admin/settings",
            "/admin/settings/comments",
            "/admin/settings/theme",
            "/admin/preview",
            "/admin/posts/keep",
            "/admin/posts/compare",
            "/admin/posts/{edda}/revisions",
            "/admin/paste",
            "/admin/snippets/new",
            "/admin/media",
            "/admin/media/upload",
            "/admin/tags/{tag}",
            "/admin/tags/{tag}/delete",
            "/admin/series/1",
            "/admin/series/1/delete",
            "/admin/menu",
        ];
        await using var site = await Site.StartAsync(database);
        var paths = await WithPostsAsync(site, forms);
        var before = await StateAsync(site);
        using var ines = await site.SignInAsync(People.Ines);

        foreach (var path in paths)
        {
            using var response = await ines.PostAsync(path, ("version", "1"), ("title", "Forged"), ("name", "Forged"), ("lang", "en"), ("zone", "UTC"), ("accent", "#2f6b58"), ("care", "forged"), ("css", "h1 { color: red }"), ("do", "save"));

            Assert.Equal((path, HttpStatusCode.BadRequest), (path, response.StatusCode));
            Assert.Equal(before, await StateAsync(site));
        }
    }

    [Theory, OnEachDatabase]
    public async Task Looking_changes_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        string[] paths =
        [
            "/admin", "/admin/posts", "/admin/posts?state=bin", "/admin/posts/new", "/admin/posts/{edda}", "/admin/posts/{edda}?do=bin", "/admin/posts/{edda}/preview", "/admin/posts/{edda}/revisions", "/admin/posts/keep", "/admin/posts/compare",
            "/admin/posts/{binned}/restore", "/admin/posts/{binned}/delete", "/admin/pages", "/admin/pages/new", "/admin/settings", "/admin/settings?name=Forged", "/admin/settings/comments", "/admin/settings/comments?care=forged", "/admin/settings/theme", "/admin/settings/theme?css=forged&do=off", "/admin/preview",
        ];
        paths = await WithPostsAsync(site, paths);
        var before = await StateAsync(site);

        foreach (var path in paths)
        {
            using var response = await ines.GetAsync(path);
            Assert.True((int)response.StatusCode < 500, path);
        }

        Assert.Equal(before, await StateAsync(site));
    }

    /// <summary>The paths with the numbers of posts that are there from now on: a draft of Otto's, a post of Edda's, and one of hers in the bin.</summary>
    private static async Task<string[]> WithPostsAsync(Site site, params IEnumerable<string> paths)
    {
        var otto = await site.Has(A.Post.By(People.Otto).At("ottos").Draft());
        var edda = await site.Has(A.Post.By(People.Edda).At("eddas").Tagged("bread").PartOf("Loaves"));
        var binned = await site.Has(A.Post.By(People.Edda).At("binned").InBin());
        var tag = await site.Db(db => Task.FromResult(db.Tags.Single()));
        return
        [
            .. paths.Select(path => path.Replace("{tag}", $"{tag.Id}", StringComparison.Ordinal).Replace("{otto}", $"{otto.Id}", StringComparison.Ordinal)
                .Replace("{edda}", $"{edda.Id}", StringComparison.Ordinal).Replace("{binned}", $"{binned.Id}", StringComparison.Ordinal)),
        ];
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
        var theme = await site.Db(db => Task.FromResult(db.Themes.Select(one => $"{one.Typed} {one.IsInUse}").Single()));
        var tags = await site.Db(db => Task.FromResult(db.Tags.Select(tag => tag.Name).ToList()));
        var series = await site.Db(db => Task.FromResult(db.Series.Select(one => one.Name).ToList()));
        return string.Join('\n', [.. posts, .. pages, .. tags, .. series, settings, rules, theme]);
    }
}
