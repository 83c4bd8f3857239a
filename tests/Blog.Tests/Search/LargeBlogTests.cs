using Blog.Posts;

namespace Blog.Tests.Search;

/// <summary>Where thousands of posts have a word, not all of them are looked into; what only one of them has is found all the same.</summary>
public sealed class LargeBlogTests
{
    private const int Posts = 5_200;

    [Theory, OnEachDatabase]
    public async Task Common_words_find_the_titles_and_the_newest_and_rare_ones_whatever_has_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await FillAsync(site);

        // In all posts.
        var kettle = await SearchAsync(site, "kettle");
        Assert.True(kettle.Has("More than 300 posts mention “kettle”"), kettle.Text);
        Assert.Equal(["The kettle", "Day 5200", "Day 5199"], Titles(kettle).Take(3));
        // In seventy titles of the last thousand.
        Assert.Equal(["Lantern 5100", "Lantern 5090"], Titles(await SearchAsync(site, "lantern")).Take(2));
        Assert.Equal(["Lantern 4400", "Day 5200"], Titles(await SearchAsync(site, "lantern", page: 8)).Take(2));
        // Whether they lie side by side or far apart.
        Assert.Equal(10, Quoting(kettle));
        Assert.Equal(10, Quoting(await SearchAsync(site, "spoon")));
        // In every other one.
        Assert.Equal(["Day 5200", "Day 5198"], Titles(await SearchAsync(site, "spoon")).Take(2));
        Assert.Equal(["Day 5199", "Day 5197"], Titles(await SearchAsync(site, "steam -spoon")).Take(2));
        // In one.
        Assert.Equal(["Day 10"], Titles(await SearchAsync(site, "samovar")));
        Assert.Equal(["Day 10"], Titles(await SearchAsync(site, "kettle samovar")));
        Assert.Equal(["Day 3000"], Titles(await SearchAsync(site, "\"copper kettle\"")));
        Assert.Equal(["Day 40"], Titles(await SearchAsync(site, "\"a spoon of copper\"")));
        Assert.Equal(["Day 41"], Titles(await SearchAsync(site, "\"spoon of copper\" -\"a spoon\"")));
        Assert.Equal(["Day 5200", "Day 5199"], Titles(await SearchAsync(site, "\"of copper\"")).Take(2));
        Assert.Equal(["Day 3000"], Titles(await SearchAsync(site, "steam -\"of copper\"")));
        // In none.
        Assert.Empty(Titles(await SearchAsync(site, "kettle -steam")));
    }

    private static Task<WebPage> SearchAsync(Site site, string words, int page = 1) => site.Visitor.OpenAsync($"/search?q={Uri.EscapeDataString(words)}&page={page}");

    private static IEnumerable<string> Titles(WebPage page) => page.Document.QuerySelectorAll(".results h2").Select(title => title.TextContent.Trim());

    private static int Quoting(WebPage page) => page.Document.QuerySelectorAll(".results mark").Select(mark => mark.ParentElement).Distinct().Count();

    private static string TitleOf(int day) => day switch
    {
        5 => "The kettle",
        >= 4400 and <= 5100 when day % 10 == 0 => $"Lantern {day}",
        _ => $"Day {day}",
    };

    private static string SaysOnly(int day) => day switch
    {
        10 => ", a samovar",
        40 => " of copper",
        41 => ", one spoon of copper",
        _ => "",
    };

    // Without the builder, which saves each by itself.
    private static async Task FillAsync(Site site)
    {
        var now = site.Clock.GetUtcNow();
        foreach (var some in Enumerable.Range(1, Posts).Chunk(500))
        {
            await site.Db(async db =>
            {
                foreach (var day in some)
                {
                    var words = $"{(day == 3000 ? "A copper kettle" : "A kettle of copper")}, steam, lantern{(day % 2 == 0 ? ", a spoon" : "")}{SaysOnly(day)}.";
                    var post = Post.Begin(Guid.NewGuid(), People.Ines.Id, now);
                    post.Write(new PostText { Title = TitleOf(day), Slug = $"day-{day}", Body = words }, new RenderedText($"<p>{words}</p>", words, 6, 1), [], now);
                    post.Release(now - TimeSpan.FromMinutes(1 + Posts - day), now);
                    db.Posts.Add(post);
                }

                await db.SaveChangesAsync();
            });
        }
    }
}
