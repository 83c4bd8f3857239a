using Blog.Feeds;
using Blog.Hosting;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Languages;

/// <summary>Nothing that the product itself says to readers stands in a page: with a language of brackets and a content in Greek, every Latin letter outside is one.</summary>
public sealed class SpokenTextsTests
{
    private static readonly string[] Pages =
    [
        "/", "/page/2", "/archive", "/archive/2026", "/archive/2025", "/tags", "/tags/psomi", "/tags/alati", "/subscribe", "/search", "/search?q=λίγη", "/search?q=λάμπα",
        "/peri-mas", "/posts/vrochi", "/nothing-here",
    ];

    private static readonly string[] SpokenAttributes = ["aria-label", "alt", "placeholder", "title"];

    [Fact]
    public async Task Every_sentence_of_a_readers_page_comes_out_of_the_resources()
    {
        await using var site = await StartAsync();
        foreach (var path in Pages)
        {
            Assert.Equal((path, ""), (path, HardCoded(await site.Visitor.OpenAsync(path))));
        }
    }

    [Fact]
    public async Task So_do_those_of_a_blog_without_posts()
    {
        await using var site = await Site.StartAsync();
        await site.DecideAsync(settings => (settings.Name, settings.Tagline) = ("Το μακρύ τραπέζι", "Σημειώσεις"));
        await site.SpeakAsync(PseudoLanguage.Longer);
        foreach (var path in new[] { "/", "/archive", "/tags" })
        {
            Assert.Equal((path, ""), (path, HardCoded(await site.Visitor.OpenAsync(path))));
        }
    }

    private static async Task<Site> StartAsync()
    {
        var site = await Site.StartAsync();
        await site.DecideAsync(settings => (settings.Name, settings.Tagline) = ("Το μακρύ τραπέζι", "Σημειώσεις"));
        await site.Has(A.Page.Titled("Περί μας").Saying("Λίγα λόγια."));
        for (var number = 1; number <= 12; number++)
        {
            await site.Has(A.Post.Titled($"Ψωμί {number}").Saying("Λίγη υπομονή.").Tagged("Ψωμί").Published(ago: TimeSpan.FromDays(number)));
        }

        var old = await site.Has(A.Post.Titled("Αλάτι").Saying("Λίγο.").Tagged("Αλάτι").Published(ago: TimeSpan.FromDays(400)));
        await site.Db(async db =>
        {
            (await db.Posts.ForEditing().SingleAsync(post => post.Id == old.Id)).MoveToBin(site.Now);
            db.Redirects.Add(new Redirect("/posts/vrochi", target: null, site.Now));
            await db.SaveChangesAsync();
        });
        await site.SpeakAsync(PseudoLanguage.Longer);
        return site;
    }

    private static string HardCoded(WebPage page)
    {
        foreach (var element in page.Document.QuerySelectorAll("script, svg, code, time").ToList())
        {
            element.Remove();
        }

        var attributes = page.Document.All.SelectMany(element => SpokenAttributes.Select(element.GetAttribute)).OfType<string>();
        var description = page.Document.QuerySelector("meta[name=description]")?.GetAttribute("content") ?? "";
        var words = string.Join('\n', [page.Title, description, page.Text, .. attributes]);
        return string.Join(' ', PseudoLanguage.Outside(words).Split(' ', '\n').Where(word => word.Any(char.IsAsciiLetter) && !IsFormat(word)));
    }

    // Feeds are called alike in every language.
    private static bool IsFormat(string word) => FeedFormat.All.Any(format => word == $"({format.Label})");
}
