using System.Text;
using Blog.Posts;
using Blog.Tests.Mail;

namespace Blog.Tests.Hosting;

public sealed class PrivacyTests
{
    private const string Address = "203.0.113.77";
    private const string UserAgent = "recognisable-browser";
    private const string Referrer = "https://recognisable-referrer.example/";
    private const string Key = "recognisablekey0123456789abcdef0";

    [Fact]
    public async Task Whatever_a_visitor_does_no_log_tells_who_it_was()
    {
        await using var site = await Site.ListenAsync(configure: web => web.UseSetting("Blog:CommentsPerMinute", "1"));
        var post = await site.Has(A.Post);
        using var visitor = site.NewVisitor(Address);
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        visitor.Http.DefaultRequestHeaders.Referrer = new Uri(Referrer);

        await TourAsync(visitor, post);
        await site.LoseDatabaseAsync();
        await TourAsync(visitor, post);

        // Something was logged, so that the rest means something.
        Assert.NotEmpty(site.Log.Lines);
        foreach (var secret in new[] { Address, UserAgent, Referrer, Key, "recognisable words" })
        {
            Assert.DoesNotContain(site.Log.Lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public async Task Whatever_a_commenter_does_no_file_of_the_site_tells_who_it_was()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        using var visitor = site.NewVisitor(Address);
        visitor.Http.DefaultRequestHeaders.UserAgent.ParseAdd(UserAgent);
        visitor.Http.DefaultRequestHeaders.Referrer = new Uri(Referrer);

        var form = await visitor.OpenAsync(PostUrl.To(post.Slug));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        var mine = await form.Fill("E-mail", "rosa@example.org").Fill("Comment", "recognisable words").PressAsync("Send comment");
        await mine.Fill("Comment", "more recognisable words").PressAsync("Save changes");
        await mine.Fill("Your e-mail address", "rosa@example.org").PressAsync("Send me this link");
        // The question about the address, and the link.
        await site.LettersAsync(2);

        var files = Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories).ToDictionary(file => file, ReadAsLatin);
        Assert.Contains(files.Values, bytes => bytes.Contains("more recognisable words", StringComparison.Ordinal));
        foreach (var (file, bytes) in files)
        {
            Assert.All(new[] { Address, UserAgent, Referrer }, secret => Assert.False(bytes.Contains(secret, StringComparison.OrdinalIgnoreCase), $"{secret} is in {file}"));
        }
    }

    private static string ReadAsLatin(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return reader.ReadToEnd();
    }

    private static async Task TourAsync(Visitor visitor, Post post)
    {
        await visitor.GetAsync("/");
        await visitor.GetAsync("/nothing-here");
        await visitor.GetAsync(PostUrl.To(post.Slug));
        await visitor.GetAsync($"/comments/{Key}");
        await visitor.GetAsync($"/previews/{Key}");
        await visitor.PostAsync($"/comments/{Key}", ("text", "recognisable words"));
        await visitor.PostAsync($"/comments/{Key}/withdraw");
        await visitor.PostAsync($"/comments/{Key}", ("text", new string('a', 300_000)));
        await visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("text", "recognisable words"));
        await visitor.PostAsync(PostUrl.ToCommentForm(post.Slug), ("text", "recognisable words"));
        await visitor.PostAsync("/account/sign-in", ("email", "recognisable words"), ("password", "recognisable words"));
        await visitor.PostAsync("/account/sign-out");
        await visitor.GetAsync("/admin");
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, $"/comments/{Key}") { Headers = { { "Sec-Fetch-Site", "cross-site" } } });
        await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"/comments/{Key}"));
    }
}
