using System.Net;
using Blog.Posts;
using Blog.Tests.Comments;

namespace Blog.Tests.Languages;

/// <summary>A site speaks to its readers and commenters in its own language; one without texts of its own does so in English.</summary>
public sealed class GermanSiteTests
{
    [Fact]
    public async Task The_comment_form_and_its_refusals_are_german()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);

        var form = await site.Visitor.OpenAsync(PostUrl.ToCommentForm(post.Slug));
        var page = await form.Fill("E-Mail", "rosa.example.org").PressAsync("Kommentar abschicken");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Fehler: ", page.Title, StringComparison.Ordinal);
        Assert.Equal("Fehler: Die E-Mail-Adresse braucht ein @, wie in name@example.org", page.Error("E-Mail"));
        Assert.Equal("Fehler: Schreib ein paar Worte, bevor du abschickst", page.Error("Kommentar"));
        Assert.Equal("rosa.example.org", page.Value("E-Mail"));
    }

    [Fact]
    public async Task The_way_of_a_comment_is_told_in_german()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);

        var sent = await (await site.Visitor.OpenAsync(PostUrl.ToCommentForm(post.Slug))).Fill("Name", "Rosa").Fill("Kommentar", "Danke").PressAsync("Kommentar abschicken");
        Assert.True(sent.Has("Danke. Dein Kommentar wartet auf Ines."));
        Assert.True(sent.Has("Wartet auf Freigabe"));

        await site.Has(A.CommentOn(post));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("1 Kommentar"));
        await site.Has(A.CommentOn(post));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("2 Kommentare"));
    }

    [Fact]
    public async Task What_stands_around_a_post_is_german()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        await site.Has(A.Post.Titled("Mehl").PartOf("Brot").Published(ago: TimeSpan.FromDays(1)));
        await site.Has(A.Post.Titled("Wasser").PartOf("Brot").ToLeaveQuickly());

        var page = await site.Visitor.OpenAsync("/posts/wasser");

        Assert.True(page.Has("Veröffentlicht am 2. März 2026 um 08:00 Uhr"));
        Assert.True(page.Has("Teil 2 von 2: Brot"));
        Assert.True(page.HasLink("Diese Seite verlassen"));
        Assert.Equal("https://de.wikipedia.org/", page.Document.QuerySelector(".leave a")?.GetAttribute("href"));
        Assert.True(page.Has("Voriger"));
        Assert.Equal("Brot", (await page.ClickAsync("Die ganze Reihe")).Heading);
    }

    [Fact]
    public async Task An_address_with_nothing_at_it_says_so_in_german()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");

        var page = await site.Visitor.OpenAsync("/nirgends");

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.True(page.Has("Unter dieser Adresse gibt es nichts"));
    }

    [Fact]
    public async Task What_a_text_brings_along_is_named_in_german()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var ines = await site.SignInAsync(People.Ines);
        var editor = await ines.OpenAsync("/admin/posts/new");
        await editor.Fill("Title", "Suppe").Fill("Text, in Markdown", "> [!TIP]\n> Mit Salz[^1].\n\n[^1]: Wenig.").PressAsync("Publish");

        var page = await site.Visitor.OpenAsync("/posts/suppe");

        Assert.True(page.Has("Tipp"));
        Assert.Contains("aria-label=\"Zurück zum Text\"", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("<svg class=\"icon\"", page.Document.QuerySelector(".markdown-alert-tip")!.InnerHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_gives_no_name_is_named_as_each_sentence_asks()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).By(""));

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.Equal("Jemand", page.WordsOf(".thread h3"));
        Assert.True(page.HasLink("Melden Kommentar von jemandem"));
        var form = await page.ClickAsync("Antworten an jemanden");

        Assert.StartsWith("Antworten an jemanden – ", form.Title, StringComparison.Ordinal);
        Assert.True(form.Has("Antwort an jemanden."));
    }

    [Fact]
    public async Task A_withdrawn_comment_leaves_a_sentence_about_it()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post);
        var withdrawn = await site.Has(A.CommentOn(post).Withdrawn());
        await site.Has(A.CommentOn(post).Answering(withdrawn));

        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Has("Zurückgezogen von der Person, die ihn geschrieben hat."));
    }

    [Fact]
    public async Task The_name_of_the_site_stands_behind_a_german_dash()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post.Titled("Brot").Tagged("Mehl"));

        Assert.Equal("Brot – The Long Table", (await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Title);
        Assert.Equal("„Brot“ – Suche – The Long Table", (await site.Visitor.OpenAsync("/search?q=Brot")).Title);
        Assert.Equal("Kommentar schreiben – Brot – The Long Table", (await site.Visitor.OpenAsync(PostUrl.ToCommentForm(post.Slug))).Title);
        Assert.Contains("<title>Mehl – The Long Table</title>", await site.Visitor.ReadAsync("/tags/mehl/feed.xml"), StringComparison.Ordinal);
        Assert.Contains("<title>Kommentare zu „Brot“ – The Long Table</title>", await site.Visitor.ReadAsync("/posts/brot/comments/feed.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_post_in_another_language_is_marked_where_it_is_commented_and_suggested()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "de");
        var post = await site.Has(A.Post.Titled("Bread").In("en"));
        var comment = await site.Has(A.CommentOn(post));

        foreach (var address in new[] { PostUrl.ToCommentForm(post.Slug), PostUrl.ToReport(post.Slug, comment.Id), "/bread" })
        {
            var page = await site.Visitor.OpenAsync(address);
            Assert.Equal("en", page.Document.QuerySelectorAll("main a").First(link => link.TextContent == "Bread").GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task A_language_without_texts_has_them_in_english()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => settings.Language = "pl");
        var post = await site.Has(A.Post);

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        Assert.True(page.HasButton("Send comment"));
        Assert.Contains("<html lang=\"pl\"", page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }
}
