using System.Globalization;
using System.Net;
using Blog.Comments;
using Blog.Posts;

namespace Blog.Tests.Comments;

/// <summary>Conversations that are longer than a page, and what readers see of single comments.</summary>
public sealed class ConversationTests
{
    [Theory]
    [OnEachDatabase]
    public async Task All_of_a_long_one_is_reached_by_links_and_each_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await FillAsync(site, post, 230);

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(page.Has("230 comments"));
        var seen = new List<string>(NumbersOn(page));
        while (page.HasLink("Later comments"))
        {
            page = await page.ClickAsync("Later comments");
            Assert.True(page.Has("230 comments") && page.HasLink("Earlier comments"));
            seen.AddRange(NumbersOn(page));
        }

        Assert.Equal(Enumerable.Range(1, 230).Select(number => number.ToString(CultureInfo.InvariantCulture)), seen);
        Assert.Equal($"{PostUrl.ToCommentForm(post.Slug)}/page/3", page.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync($"{PostUrl.ToCommentForm(post.Slug)}/page/4")).StatusCode);
        Assert.Equal($"{PostUrl.To(post.Slug)}#comments", (await site.Visitor.GetAsync($"{PostUrl.ToCommentForm(post.Slug)}/page/1")).Header("Location"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task The_address_of_a_comment_leads_to_the_page_on_which_it_stands(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var comments = await FillAsync(site, post, 101);
        var answer = await site.Has(A.CommentOn(post).Answering(comments[0]).Saying("A late answer to the first"));

        Assert.Equal($"{PostUrl.To(post.Slug)}#c{comments[98].Id}", await LeadsToAsync(comments[98].Id));
        Assert.Equal($"{PostUrl.ToCommentForm(post.Slug)}/page/2#c{comments[100].Id}", await LeadsToAsync(comments[100].Id));
        // An answer stands with its conversation, and moves what came after it on.
        Assert.Equal($"{PostUrl.To(post.Slug)}#c{answer.Id}", await LeadsToAsync(answer.Id));
        Assert.Equal($"{PostUrl.ToCommentForm(post.Slug)}/page/2#c{comments[99].Id}", await LeadsToAsync(comments[99].Id));
        Assert.Equal("", await LeadsToAsync(9999));

        async Task<string> LeadsToAsync(int id) => (await site.Visitor.GetAsync($"{PostUrl.ToCommentForm(post.Slug)}/{id}")).Header("Location");
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_page_of_places_alone_does_not_say_that_there_are_none(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await FillAsync(site, post, 99);
        foreach (var _ in new[] { "on the first page", "on the second" })
        {
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            await site.Has(A.CommentOn(post).Withdrawn());
        }

        var page = await site.Visitor.OpenAsync($"{PostUrl.ToCommentForm(post.Slug)}/page/2");

        Assert.True(page.Has("99 comments") && page.HasLink("Earlier comments") && page.HasButton("Send comment"));
        Assert.False(page.Has("There are no comments yet"));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_thousand_more_cost_no_more_queries(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await FillAsync(site, post, 110);
        var path = $"{PostUrl.ToCommentForm(post.Slug)}/page/2";
        await site.Visitor.OpenAsync(path);
        var few = await site.CountQueriesAsync(() => site.Visitor.OpenAsync(path));

        await FillAsync(site, post, 300);

        Assert.Equal(few, await site.CountQueriesAsync(() => site.Visitor.OpenAsync(path)));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Words_below_a_content_note_are_folded_and_in_feeds_there_is_only_the_note(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await (await site.FillInAsync(post)).Fill("Content note", "About grief").Fill("Comment", "The heavy part").PressAsync("Send comment");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");

        var page = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));

        var folded = page.Document.QuerySelector("#comments details.folded")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.Equal("Content note: About grief", page.WordsOf("#comments details.folded summary"));
        Assert.Contains("The heavy part", folded.TextContent, StringComparison.Ordinal);
        foreach (var feed in new[] { "feed.xml", "rss.xml", "feed.json" })
        {
            var words = await site.Visitor.ReadAsync($"{PostUrl.ToCommentForm(post.Slug)}/{feed}");
            Assert.Contains("About grief", words, StringComparison.Ordinal);
            Assert.DoesNotContain("heavy part", words, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Search_engines_quote_comments_only_where_the_owner_lets_them()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await FillAsync(site, post, 101);
        var second = $"{PostUrl.ToCommentForm(post.Slug)}/page/2";
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Document.QuerySelector("#comments")!.HasAttribute("data-nosnippet"));
        Assert.Equal("noindex", (await site.Visitor.OpenAsync(second)).Document.QuerySelector("meta[name=robots]")?.GetAttribute("content"));

        await site.ChangeSettingsAsync(settings => settings.CommentsInSearchEngines = true);

        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).Document.QuerySelector("#comments")!.HasAttribute("data-nosnippet"));
        Assert.Null((await site.Visitor.OpenAsync(second)).Document.QuerySelector("meta[name=robots]"));
    }

    [Fact]
    public async Task The_website_is_asked_for_only_where_the_owner_wants_it()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).From("", "https://rosa.example.org"));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasField("Website"));
        Assert.False((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasLink(People.Rosa));

        await site.ChangeSettingsAsync(settings => settings.CommentWebsites = true);

        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasField("Website"));
        Assert.True((await site.Visitor.OpenAsync(PostUrl.To(post.Slug))).HasLink(People.Rosa));
    }

    private static async Task<IReadOnlyList<Comment>> FillAsync(Site site, Post post, int count)
    {
        var comments = new List<Comment>();
        for (var number = 1; number <= count; number++)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(1));
            comments.Add(await site.Has(A.CommentOn(post).Saying($"No. {number.ToString(CultureInfo.InvariantCulture)}")));
        }

        return comments;
    }

    private static IEnumerable<string> NumbersOn(WebPage page) =>
        page.Document.QuerySelectorAll("#comments .said p").Select(words => words.TextContent.Trim()).Where(words => words.StartsWith("No. ", StringComparison.Ordinal)).Select(words => words[4..]);
}
