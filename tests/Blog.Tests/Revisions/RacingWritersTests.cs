using System.Net;
using Blog.Posts;

namespace Blog.Tests.Revisions;

/// <summary>Two people write at one post at the same time, again and again.</summary>
public sealed class RacingWritersTests
{
    /// <summary>1,000 with <c>BLOG_LONG_TESTS=1</c>.</summary>
    private static readonly int Races = Environment.GetEnvironmentVariable("BLOG_LONG_TESTS") == "1" ? 1_000 : 40;

    [Theory]
    [OnEachDatabase("draft")]
    [OnEachDatabase("published")]
    public async Task No_edit_is_lost(Database database, string state)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(state == "draft" ? A.Post.By(People.Otto).Draft().Saying("Begin.") : A.Post.By(People.Otto).Saying("Begin."));
        using var otto = await site.SignInAsync(People.Otto);
        using var edda = await site.SignInAsync(People.Edda);
        for (var race = 1; race <= Races; race++)
        {
            var ottos = await Typing.OpenAsync(otto, post.Id);
            var eddas = await Typing.OpenAsync(edda, post.Id);
            var both = new[] { (ottos, $"otto {race}"), (eddas, $"edda {race}") };

            var answers = await Task.WhenAll(both.Select(one => one.Item1.TypeAsync(("body", $"{one.Item1.Body}\n\n{one.Item2}"))));

            // One of them is told, and joins both as the page proposes.
            Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Order());
            var late = answers[0] == HttpStatusCode.Conflict ? (otto, ottos) : (edda, eddas);
            await JoinAsync(late.Item1, post.Id, late.Item2, race);
        }

        var words = (await site.OnlyPostAsync()).Text.Body.Split('\n').ToHashSet(StringComparer.Ordinal);
        Assert.Empty(Enumerable.Range(1, Races).SelectMany(race => new[] { $"otto {race}", $"edda {race}" }).Except(words));
    }

    private static async Task JoinAsync(Visitor author, int post, Typing typing, int race)
    {
        var page = await author.OpenAsync(PostUrl.ToEditor(post));
        var both = await page.Forge("version", typing.Version).Fill("Text, in Markdown", typing.Body).PressAsync("Save draft");
        Assert.Equal(HttpStatusCode.Conflict, both.Status);
        var joined = await both.PressAsync("Go on with the joined text");
        Assert.Contains("<<<<<<<", joined.Value("Text, in Markdown"), StringComparison.Ordinal);
        var lines = joined.Value("Text, in Markdown").Split('\n').Where(line => !line.StartsWith("<<<", StringComparison.Ordinal) && !line.StartsWith("===", StringComparison.Ordinal) && !line.StartsWith(">>>", StringComparison.Ordinal));
        var saved = await joined.Fill("Text, in Markdown", string.Join('\n', lines)).PressAsync("Save draft");
        Assert.True(saved.Status == HttpStatusCode.OK, $"race {race}");
    }
}
