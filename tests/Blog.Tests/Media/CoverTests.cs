using System.Net;
using System.Text.Json;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Media;

/// <summary>The picture that stands for a post, and pictures within it.</summary>
public sealed class CoverTests
{
    [Theory, OnEachDatabase]
    public async Task It_stands_above_the_post_in_lists_and_in_feeds(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Titled("Tea"));
        await site.Has(A.Post.Titled("Newest").Published(TimeSpan.FromMinutes(1)));
        using var ines = await site.SignInAsync(People.Ines);
        await (await (await ines.OpenAsync("/admin/media")).ClickAsync("tea")).Fill("What it shows", "A cup at a window").PressAsync("Save");
        await site.Visitor.OpenAsync("/");

        var saved = await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Cover", "tea").PressAsync("Save draft");
        Assert.Equal("tea", saved.Value("Cover"));
        Assert.Null((await site.Visitor.OpenAsync("/posts/tea")).Document.QuerySelector(".cover"));
        await saved.PressAsync("Update");

        var cover = (await site.Visitor.OpenAsync("/posts/tea")).Document.QuerySelector(".cover img")!;
        Assert.Equal(("A cup at a window", "2000", "1000"), (cover.GetAttribute("alt"), cover.GetAttribute("width"), cover.GetAttribute("height")));
        Assert.Equal(file.Address.SourceSet, cover.GetAttribute("srcset"));
        var listed = (await site.Visitor.OpenAsync("/")).Document.QuerySelector(".post-item img")!;
        Assert.Equal((file.Address.AtLeast(480).Path, ""), (listed.GetAttribute("src"), listed.GetAttribute("alt")));
        var feed = JsonDocument.Parse(await site.Visitor.Http.GetStringAsync("/feed.json")).RootElement.GetProperty("items").EnumerateArray().Single(item => item.GetProperty("title").GetString() == "Tea");
        Assert.Equal($"http://localhost{file.Address.AtLeast(1600).Path}", feed.GetProperty("image").GetString());
        Assert.Contains($"<img src=\"http://localhost{file.Address.AtLeast(1600).Path}\" alt=\"A cup at a window\"", feed.GetProperty("content_html").GetString(), StringComparison.Ordinal);
        Assert.Contains($"cover: http://localhost{file.Address.Path}", await site.Visitor.Http.GetStringAsync("/posts/tea.md"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"The end \")]
    [InlineData(@"C:\[x] and ` a tick")]
    [InlineData("*not* _slanted_, <b>not bold</b>, ~~not gone~~, AT&amp;T")]
    public async Task What_it_shows_is_read_as_it_was_written(string description)
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);
        file.Describe(description);
        await site.Has(A.Post.Titled("Tea").SayingInMarkdown($"{file.Markdown} and a ` tick"));

        Assert.Equal(description, (await site.Visitor.OpenAsync("/posts/tea")).Document.QuerySelector(".prose img")?.GetAttribute("alt"));
    }

    [Theory, OnEachDatabase]
    public async Task Where_it_stands_names_no_text_that_another_author_has_not_published(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        await site.Has(A.Post.Titled("To my sister").WithCover(file.Id).Draft());
        await site.Has(A.Post.Titled("Tea").WithCover(file.Id));
        using var otto = await site.SignInAsync(People.Otto);
        using var ines = await site.SignInAsync(People.Ines);

        var his = await otto.OpenAsync($"/admin/media/{file.Id}");
        var hers = await ines.OpenAsync($"/admin/media/{file.Id}");

        Assert.True(his.Has("Tea") && his.Has("A text that somebody else has not published") && !his.Has("To my sister"), his.Text);
        Assert.True(hers.Has("Tea") && hers.Has("To my sister"), hers.Text);
    }

    [Theory, OnEachDatabase]
    public async Task Where_it_stands_a_text_bears_the_title_that_its_writer_sees(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        await site.Has(A.Post.Titled("Tea").WithCover(file.Id).WithWorkingDraft("Green tea"));
        await site.Has(A.Post.Titled("").WithCover(file.Id).Draft());
        using var ines = await site.SignInAsync(People.Ines);
        using var otto = await site.SignInAsync(People.Otto);

        var hers = await ines.OpenAsync($"/admin/media/{file.Id}");
        var his = await otto.OpenAsync($"/admin/media/{file.Id}");

        Assert.True(hers.HasLink("Green tea") && hers.HasLink("Untitled"), hers.Text);
        Assert.True(his.Has("Tea") && !his.Has("Green tea"), his.Text);
    }

    [Theory, OnEachDatabase]
    public async Task Where_it_stands_names_no_page_that_readers_do_not_see_and_leads_only_those_who_may_edit_it(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        await site.Has(A.Page.Titled("Our kitchen").Saying(file.Markdown));
        await site.Has(A.Page.Titled("Prices from May").Saying(file.Markdown).Hidden());
        using var otto = await site.SignInAsync(People.Otto);
        using var edda = await site.SignInAsync(People.Edda);

        var his = await otto.OpenAsync($"/admin/media/{file.Id}");
        var hers = await edda.OpenAsync($"/admin/media/{file.Id}");

        Assert.True(his.Has("Our kitchen") && his.Has("A text that somebody else has not published") && !his.Has("Prices from May"), his.Text);
        Assert.Empty(his.Document.QuerySelectorAll("a[href^='/admin/pages/']"));
        Assert.Equal("Prices from May", (await hers.ClickAsync("Prices from May")).Value("Title"));
        Assert.True(hers.HasLink("Our kitchen"));
    }

    [Theory, OnEachDatabase]
    public async Task A_preview_shows_it_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Titled("Tea").WithCover(file.Id).WithWorkingDraft("Green tea"));
        using var ines = await site.SignInAsync(People.Ines);

        var preview = await ines.OpenAsync($"/admin/posts/{post.Id}/preview");

        Assert.Equal("Green tea", preview.Heading);
        Assert.Equal(file.Address.SourceSet, preview.Document.QuerySelector(".cover img")?.GetAttribute("srcset"));
    }

    [Theory, OnEachDatabase]
    public async Task Another_description_is_seen_at_the_next_request(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        await site.Has(A.Post.Titled("Tea").WithCover(file.Id));
        using var ines = await site.SignInAsync(People.Ines);
        Assert.Equal("", await AltAsync());

        await (await ines.OpenAsync($"/admin/media/{file.Id}")).Fill("What it shows", "A cup").PressAsync("Save");
        Assert.Equal("A cup", await AltAsync());

        await (await ines.OpenAsync($"/admin/media/{file.Id}/delete")).PressAsync("Delete this picture");
        Assert.Null(await AltAsync());
        Assert.Equal("No cover", (await ines.OpenAsync($"/admin/posts/{(await site.OnlyPostAsync()).Id}")).Value("Cover"));

        async Task<string?> AltAsync() => (await site.Visitor.OpenAsync("/posts/tea")).Document.QuerySelector(".cover img")?.GetAttribute("alt");
    }

    [Theory, OnEachDatabase]
    public async Task A_cover_that_is_gone_meanwhile_is_said_beside_its_field(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        using var ines = await site.SignInAsync(People.Ines);
        var editor = (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Tea").Fill("Text, in Markdown", "Warm.").Fill("Cover", "tea");
        await site.Db(db => db.Media.Where(one => one.Id == file.Id).ExecuteDeleteAsync());

        var refused = await editor.PressAsync("Publish");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal("Error: That picture has been deleted. Choose another one, or none", refused.Error("Cover"));
        Assert.Equal("Warm.", refused.Value("Text, in Markdown"));
        Assert.True((await refused.PressAsync("Publish")).Has("Published."));
    }

    [Fact]
    public async Task A_content_note_keeps_it_out_of_lists_and_folds_it()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);
        await site.Has(A.Post.Titled("Tea").Noting("About loss").WithCover(file.Id));

        Assert.Null((await site.Visitor.OpenAsync("/")).Document.QuerySelector("main img"));
        var page = await site.Visitor.OpenAsync("/posts/tea");
        Assert.NotNull(page.Document.QuerySelector("details.content-note .cover img"));
        Assert.DoesNotContain(file.Key, page.Document.Head!.InnerHtml, StringComparison.Ordinal);
        var item = JsonDocument.Parse(await site.Visitor.Http.GetStringAsync("/feed.json")).RootElement.GetProperty("items")[0];
        Assert.False(item.TryGetProperty("image", out _));
    }

    [Fact]
    public async Task A_small_one_has_no_sizes_to_choose_from()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture.Sized(200, 100));
        await site.Has(A.Post.Titled("Tea").WithCover(file.Id));

        foreach (var path in (string[])["/", "/posts/tea"])
        {
            var cover = (await site.Visitor.OpenAsync(path)).Document.QuerySelector(".u-featured")!;
            Assert.False(cover.HasAttribute("srcset") || cover.HasAttribute("sizes"));
        }
    }

    [Fact]
    public async Task A_picture_within_a_text_keeps_its_place_free_and_offers_its_sizes()
    {
        await using var site = await Site.StartAsync();
        var file = await site.Has(A.Picture);
        await site.Has(A.Post.Titled("Tea").SayingInMarkdown($"![A cup]({file.Address.Path} \"Steam\")\n\n![](/img/other.png)"));

        var pictures = (await site.Visitor.OpenAsync("/posts/tea")).Document.QuerySelectorAll(".e-content img");

        Assert.Equal((file.Address.AtLeast(1600).Path, file.Address.SourceSet, "2000", "1000"),
            (pictures[0].GetAttribute("src"), pictures[0].GetAttribute("srcset"), pictures[0].GetAttribute("width"), pictures[0].GetAttribute("height")));
        Assert.Equal("Steam", pictures[0].ParentElement!.QuerySelector("figcaption")!.TextContent);
        Assert.False(pictures[1].HasAttribute("srcset"));
        var html = JsonDocument.Parse(await site.Visitor.Http.GetStringAsync("/feed.json")).RootElement.GetProperty("items")[0].GetProperty("content_html").GetString()!;
        Assert.Contains($"src=\"http://localhost{file.Address.AtLeast(1600).Path}\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("srcset", html, StringComparison.Ordinal);
    }

    [Theory]
    [OnEachDatabase("/admin/posts/new")]
    [OnEachDatabase("/admin/pages/new")]
    public async Task Without_a_script_a_picture_goes_behind_the_text_and_nothing_else_is_stored(Database database, string path)
    {
        await using var site = await Site.StartAsync(database);
        using var edda = await site.SignInAsync(People.Edda);

        var page = await WebPage.ReadAsync(edda, await edda.SendFilesAsync(path, "picture", [("tea.jpg", Photo.Jpeg(600, 300))], ("title", "Tea"), ("body", "Warm."), ("do", "picture")));

        var file = await site.Db(db => db.Media.SingleAsync());
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal($"Warm.\n\n![]({file.Address.Path})", page.Value("Text, in Markdown"));
        Assert.Empty(await site.PostsAsync());
        Assert.Empty(await site.PagesAsync());
        page = await page.PressAsync("Insert “tea”");
        Assert.Equal($"Warm.\n\n![]({file.Address.Path})\n\n![]({file.Address.Path})", page.Value("Text, in Markdown"));
        page = await page.PressAsync("Add it");
        Assert.Equal("Error: Choose a picture first", page.Error("Add a picture"));
        Assert.Equal("Tea", page.Value("Title"));
    }
}
