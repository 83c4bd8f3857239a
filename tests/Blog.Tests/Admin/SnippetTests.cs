using System.Net;
using Blog.Snippets;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Admin;

/// <summary>What an author keeps for using again.</summary>
public sealed class SnippetTests
{
    [Theory, OnEachDatabase]
    public async Task A_post_begins_with_a_template(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        var kept = await TemplateAsync(otto, "Weekly note", "Week {week}: ", "Written on {date} in {month}, {YEAR}.", "notes, bread");

        var form = await (await otto.OpenAsync("/admin/posts/new")).ClickAsync("Weekly note");

        Assert.True(kept.Has("Begins a post"));
        Assert.Equal("Week 10:", form.Value("Title").TrimEnd());
        Assert.Equal("Written on 2 March 2026 in March 2026, 2026.", form.Value("Text, in Markdown"));
        Assert.Equal("notes, bread", form.Value("Tags"));
        Assert.Contains("2 March 2026", form.Document.QuerySelector("#preview")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await site.PostsAsync());
        await form.PressAsync("Save draft");
        Assert.Equal("Week 10:", (await site.OnlyPostAsync()).Title);
    }

    [Theory]
    [OnEachDatabase("/admin/posts/new")]
    [OnEachDatabase("/admin/pages/new")]
    public async Task Without_a_script_a_snippet_goes_to_the_end_and_nothing_is_stored(Database database, string path)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);
        await SnippetAsync(edda, "Sign-off", "Be well,  \nEdda, {date}");

        var form = await (await edda.OpenAsync(path)).Fill("Title", "Bread").Fill("Text, in Markdown", "Words.\n").PressAsync("Insert “Sign-off”");

        Assert.Equal(HttpStatusCode.OK, form.Status);
        Assert.Equal("Words.\n\nBe well,  \nEdda, 2 March 2026", form.Value("Text, in Markdown"));
        Assert.Equal("Bread", form.Value("Title"));
        Assert.Empty(await site.PostsAsync());
        Assert.Empty(await site.PagesAsync());
    }

    [Theory, OnEachDatabase]
    public async Task They_are_changed_and_thrown_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await SnippetAsync(otto, "Help lines", "Call somebody.");

        var list = await (await (await otto.OpenAsync("/admin/snippets")).ClickAsync("Help lines")).Fill("Text, in Markdown", "Call a friend.").PressAsync("Save snippet");
        Assert.True(list.Has("Saved."));
        Assert.Equal("Call a friend.", (await KeptAsync(site)).Single().Body);
        var form = await list.ClickAsync("Help lines");
        var deletion = form.Document.QuerySelector("main details");
        Assert.NotNull(deletion);
        Assert.False(deletion.HasAttribute("open"));
        Assert.Contains("Nobody can bring it back.", deletion.TextContent, StringComparison.Ordinal);
        Assert.True((await form.PressAsync("Delete for good")).Has("No snippets yet"));
        Assert.Empty(await KeptAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task Nobody_else_sees_or_uses_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await SnippetAsync(otto, "Sign-off", "Be well.");
        await TemplateAsync(otto, "Weekly note", "Week", "So.", "");
        var kept = await KeptAsync(site);
        using var ines = await site.SignInAsync(People.Ines);
        var editor = await ines.OpenAsync("/admin/posts/new");

        Assert.False(editor.Has("Sign-off") || editor.Has("Weekly note"));
        Assert.False((await ines.OpenAsync("/admin/snippets")).Has("Sign-off"));
        Assert.All(kept, one => Assert.Equal(HttpStatusCode.NotFound, ines.GetAsync($"/admin/snippets/{one.Id}").Result.StatusCode));
        Assert.Equal(HttpStatusCode.NotFound, (await ines.GetAsync($"/admin/posts/new?template={kept.Single(one => one.BeginsPosts).Id}")).StatusCode);
        var forged = await editor.Fill("Text, in Markdown", "Mine.").Forge("version", "0").PressAsync("Preview");
        Assert.Equal("Mine.", forged.Value("Text, in Markdown"));
    }

    [Theory]
    [OnEachDatabase("", "x", "Name", "Give it a name")]
    [OnEachDatabase("Sign-off", "", "Text, in Markdown", "Write what shall be inserted")]
    [OnEachDatabase("Taken", "x", "Name", "You keep another one under this name")]
    public async Task What_is_wrong_is_said_and_what_was_typed_stays(Database database, string name, string body, string field, string sentence)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        await SnippetAsync(otto, "Taken", "First.");

        var form = await (await otto.OpenAsync("/admin/snippets/new")).Fill("Name", name).Fill("Text, in Markdown", body).PressAsync("Save snippet");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, form.Status);
        Assert.Contains(sentence, form.Error(field), StringComparison.Ordinal);
        Assert.Equal((name, body), (form.Value("Name"), form.Value("Text, in Markdown")));
        Assert.Single(await KeptAsync(site));
    }

    [Theory, OnEachDatabase]
    public async Task Two_people_may_use_the_same_name(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);
        using var ines = await site.SignInAsync(People.Ines);

        await SnippetAsync(otto, "Sign-off", "Otto");
        await SnippetAsync(ines, "Sign-off", "Ines");

        Assert.Equal(2, (await KeptAsync(site)).Count);
    }

    private static async Task<WebPage> SnippetAsync(Visitor author, string name, string body) =>
        await (await author.OpenAsync("/admin/snippets/new")).Fill("Name", name).Fill("Text, in Markdown", body).PressAsync("Save snippet");

    private static async Task<WebPage> TemplateAsync(Visitor author, string name, string title, string body, string tags) =>
        await (await author.OpenAsync("/admin/snippets/new")).Fill("Name", name).Check("Begin a post with it").Fill("Title of the post", title)
            .Fill("Text, in Markdown", body).Fill("Tags of the post", tags).PressAsync("Save snippet");

    private static Task<List<Snippet>> KeptAsync(Site site) => site.Db(db => db.Snippets.AsNoTracking().ToListAsync());
}
