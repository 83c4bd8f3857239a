using System.Net;
using Blog.Metadata.Cards;
using Blog.Posts;
using SkiaSharp;

namespace Blog.Tests.Metadata;

/// <summary>The picture that stands for a page where somebody shares it.</summary>
public sealed class SocialCardTests
{
    [Theory, OnEachDatabase]
    public async Task Whatever_the_head_names_is_a_picture(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Soup").By(People.Otto));

        foreach (var page in new[] { "/", "/posts/soup", "/archive" })
        {
            using var response = await site.Visitor.GetAsync(await CardOfAsync(site, page));
            Assert.Equal(("image/png", "public, max-age=31536000, immutable"), (response.Content.Headers.ContentType?.MediaType, response.Header("Cache-Control")));
            using var picture = SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
            Assert.Equal((SocialCard.Width, SocialCard.Height), (picture.Width, picture.Height));
        }
    }

    [Fact]
    public async Task It_is_drawn_after_publishing_without_being_asked_for()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        await (await ines.OpenAsync("/admin/posts/new")).Fill("Title", "Soup").Fill("Text, in Markdown", "Hot.").PressAsync("Publish");

        await WaitForAsync(() => Files(site).Count == 1);
        Assert.Equal(Files(site).Single(), Path.GetFileName(await CardOfAsync(site, "/posts/soup")));
    }

    [Fact]
    public async Task Where_none_can_be_written_pages_name_none_for_a_while()
    {
        await using var site = await Site.StartAsync();
        var card = await CardOfAsync(site, "/archive");
        var folder = Path.Combine(site.Folder, "media", "cards");
        Directory.Delete(folder, recursive: true);
        await File.WriteAllTextAsync(folder, "In the place of the folder.", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(card)).StatusCode);
        Assert.Null((await site.Visitor.OpenAsync("/archive")).Document.QuerySelector("meta[property='og:image']"));

        File.Delete(folder);
        site.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(await CardOfAsync(site, "/tags"))).StatusCode);
    }

    [Fact]
    public async Task A_folder_that_somebody_has_taken_away_is_made_again()
    {
        await using var site = await Site.StartAsync();
        Directory.Delete(Path.Combine(site.Folder, "media", "cards"), recursive: true);

        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(await CardOfAsync(site, "/archive"))).StatusCode);
    }

    [Fact]
    public async Task It_is_drawn_anew_when_what_stands_on_it_changes_and_the_former_address_leads_on()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post.At("soup"));
        using var ines = await site.SignInAsync(People.Ines);
        var cards = new List<string> { await CardOfAsync(site, "/posts/soup") };
        await site.Visitor.GetAsync(cards[0]);

        await (await ines.OpenAsync(PostUrl.ToEditor(post.Id))).Fill("Title", "Cold soup").PressAsync("Update");
        cards.Add(await CardOfAsync(site, "/posts/soup"));
        await (await ines.OpenAsync("/admin/settings")).Fill("Name", "The Short Table").PressAsync("Save settings");
        cards.Add(await CardOfAsync(site, "/posts/soup"));
        await (await ines.OpenAsync("/account")).Fill("Your name", "Ines Sand").PressAsync("Save");
        cards.Add(await CardOfAsync(site, "/posts/soup"));

        Assert.Equal(4, cards.Distinct().Count());
        await WaitForAsync(() => Files(site) is [var only] && only == Path.GetFileName(cards[^1]));
        foreach (var former in cards.SkipLast(1))
        {
            Assert.Equal(cards[^1], (await site.Visitor.GetAsync(former)).Header("Location"));
        }
    }

    [Theory]
    [InlineData("/media/cards/site-0000000000000000.png", HttpStatusCode.Found)]
    [InlineData("/media/cards/00000000000000000000000000000000-0000000000000000.png", HttpStatusCode.NotFound)]
    [InlineData("/media/cards/nothing-0000000000000000.png", HttpStatusCode.NotFound)]
    [InlineData("/media/cards/..%2f..%2fblog-0000000000000000.png", HttpStatusCode.NotFound)]
    public async Task An_address_that_was_made_up_draws_nothing(string path, HttpStatusCode status)
    {
        await using var site = await Site.StartAsync();

        Assert.Equal(status, (await site.Visitor.GetAsync(path)).StatusCode);
        Assert.Empty(Files(site));
    }

    [Theory]
    [InlineData("Soup")]
    [InlineData("Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbundverwaltungsvorschriftensammlungsband")]
    [InlineData("خبز لاثني عشر شخصا")]
    [InlineData("パンのある食卓")]
    [InlineData("🍞🥖")]
    [InlineData("Bread 🍞 and e\u0301lan")]
    [InlineData("Привет, хлеб")]
    [InlineData("")]
    public void Every_title_can_be_drawn(string title)
    {
        using var picture = SKBitmap.Decode(CardDrawing.Draw(new SocialCard("site", title, "The Long Table", "Ines Prado", "#7a4a78")));

        Assert.Equal(SKColor.Parse("#7a4a78"), picture.GetPixel(SocialCard.Width / 2, SocialCard.Height - 2));
        // Some words: its middle is not all paper.
        Assert.Contains(Enumerable.Range(0, SocialCard.Width * 400), at => picture.GetPixel(at % SocialCard.Width, 150 + (at / SocialCard.Width)) != picture.GetPixel(2, 2));
    }

    [Theory]
    [InlineData("Bread 🍞 and e\u0301lan", "Bread and élan")]
    [InlineData("خبز", null)]
    [InlineData("Bread 食", null)]
    [InlineData("🍞", null)]
    public void Signs_that_the_font_lacks_are_left_out_and_words_are_not_torn(string title, string? drawn) =>
        Assert.Equal(drawn, CardFont.SemiBold.Drawable(title));

    [Fact]
    public void A_long_title_becomes_smaller_and_then_ends_with_an_ellipsis()
    {
        var small = CardTitle.Fit("Soup", 1008, 310);
        var longer = CardTitle.Fit(string.Concat(Enumerable.Repeat("bread and soup ", 13)).Trim(), 1008, 310);
        var longest = CardTitle.Fit(string.Concat(Enumerable.Repeat("bread and soup ", 40)).Trim(), 1008, 310);

        Assert.Equal(80, small.Size);
        Assert.InRange(longer.Size, 40, 76);
        Assert.EndsWith("soup", longer.Lines[^1], StringComparison.Ordinal);
        Assert.EndsWith("…", longest.Lines[^1], StringComparison.Ordinal);
    }

    private static async Task<string> CardOfAsync(Site site, string page) =>
        new Uri((await site.Visitor.OpenAsync(page)).Document.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!).AbsolutePath;

    private static List<string> Files(Site site) => [.. Directory.EnumerateFiles(Path.Combine(site.Folder, "media", "cards"), "*.png").Select(file => Path.GetFileName(file))];

    private static async Task WaitForAsync(Func<bool> isDone)
    {
        for (var tries = 0; !isDone(); tries++)
        {
            Assert.True(tries < 300, "It did not happen.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TestContext.Current.CancellationToken);
        }
    }
}
