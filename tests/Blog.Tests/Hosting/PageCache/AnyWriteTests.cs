using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Posts.Upkeep;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>Whatever is written, the next reader sees it everywhere: every public page as it is kept against the same one made anew.</summary>
public sealed partial class AnyWriteTests
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("BLOG_LONG_TESTS") == "1";

    /// <summary>Thousands with <c>BLOG_LONG_TESTS=1</c>, each followed by a look at every page.</summary>
    private static readonly int Writes = IsLong ? 3_000 : 100;

    /// <summary>Another run of luck: <c>RANDOM_SEED=7</c>.</summary>
    private static readonly int Seed = int.TryParse(Environment.GetEnvironmentVariable("RANDOM_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20;

    /// <summary>Who saves nothing that readers see.</summary>
    private static readonly string[] BesidesReaders =
    [
        // Before there is a site, or a person has written.
        "SiteSetup", "People.AddAsync",
        // Letters, links in them, and where they go; keys.
        "PasswordLetters", "MailWorker", "ReplyLetters", "ReplyAddress", "KeyCustody", "SiteSecrets", "DigestPlanning", "DigestSending",
        // Words that a comment has let go of before.
        "WithdrawalLedger", "CommentTable", "ReportTable", "Letters", "Purge",
        // What the spam filter has learnt.
        "SpamLessons",
        // What is found is looked up each time.
        "SearchUpkeep",
        // They come to readers within a post.
        "SnippetKeeping",
        // What they open is never kept.
        "PreviewLinks",
        // Which texts are to be rendered anew, within the save that asks for it; settings that are only tried on.
        "Rerendering.FollowLanguageAsync", "SettingsEditing.TryOnAsync",
        // Generated posts, by a verb.
        "DemoSite",
        // The way that all others go.
        "BlogDbContext",
    ];

    /// <summary>Headers of a ready page alone, or of how an answer is sent.</summary>
    private static readonly string[] OfOneAnswer = ["ETag", "Last-Modified", "Vary", "Content-Length", "Transfer-Encoding", "Date"];

    /// <summary>What follows behind the saves.</summary>
    private static readonly string[] Upkeep = ["Rerendering.RenderSomeAsync", "Relating.FollowChangesAsync", "Relating.RefreshAsync"];

    [Theory, OnEachDatabase]
    public async Task No_reader_is_ever_shown_what_was_before(Database database)
    {
        await using var site = await Site.StartAsync(database, web => web
            .ConfigureLogging(logging => logging.SetMinimumLevel(LogLevel.Warning))
            .ConfigureServices(services => services.AddScoped<RandomWrites>()));
        var random = new Random(Seed);
        var (deeds, compared) = (new Dictionary<string, int>(), 0);
        for (var number = 0; number < Writes; number++)
        {
            var deed = await WriteAsync(site, random);
            deeds[deed] = deeds.GetValueOrDefault(deed) + 1;
            // What is not looked at now stays as it is, and is seen by a later look.
            var isWhole = IsLong || number % 10 == 9;
            foreach (var path in (await site.PublicAddressesAsync()).Where(_ => isWhole || random.Next(5) == 0))
            {
                compared += await CompareAsync(site, path, $"after write {number} of seed {Seed}: {deed}") ? 1 : 0;
            }
        }

        Assert.True(compared > Writes, $"Of ready pages only {compared} were there to be compared.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{compared} pages compared after {string.Join(", ", deeds.OrderBy(deed => deed.Key).Select(deed => $"{deed.Key} {deed.Value}"))}");
    }

    [Fact]
    public void Every_way_to_write_takes_part()
    {
        var types = typeof(BlogOptions).Assembly.GetTypes().ToLookup(type => type.Name);
        var ways = Sources.With(Save()).SelectMany(file => file.EndsWith(".cshtml.cs", StringComparison.Ordinal)
            ? [file[..^".cshtml.cs".Length]]
            : types[Path.GetFileNameWithoutExtension(file)].SelectMany(WaysOf));

        Assert.Equal("", string.Join(' ', ways.Except([.. RandomWrites.Ways, .. Upkeep]).Where(way => !BesidesReaders.Contains(way) && !BesidesReaders.Contains(way.Split('.')[0]))));
    }

    private static IEnumerable<string> WaysOf(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        .Where(method => typeof(Task).IsAssignableFrom(method.ReturnType)).Select(method => $"{type.Name}.{method.Name}");

    [GeneratedRegex(@"\bSaveChangesAsync\(")]
    private static partial Regex Save();

    private static async Task<string> WriteAsync(Site site, Random random)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var deed = await scope.ServiceProvider.GetRequiredService<RandomWrites>().WriteAsync(site, random);
        // What follows behind the saves is a write, too.
        await site.Services.GetRequiredService<PostUpkeep>().CatchUpAsync(TestContext.Current.CancellationToken);
        return deed;
    }

    // True when there was a ready page to compare; where there is none, the question makes one for the next time.
    private static async Task<bool> CompareAsync(Site site, string path, string when)
    {
        var key = PublicAddresses.Nowhere.Contains(path) ? ReadyErrors.KeyOf(StatusCodes.Status404NotFound, staysSecure: false) : new PageKey(path, "", StaysSecure: false);
        var isReady = site.Pages().Find(key) is not null;
        using var ready = await site.AskAsync(path);
        if (isReady)
        {
            using var anew = await site.AskAnewAsync(path);
            Assert.True(
                ready.StatusCode == anew.StatusCode && await ready.WordsAsync() == await anew.WordsAsync(),
                $"{path} is stale {when}\n--- kept\n{await ready.WordsAsync()}\n--- anew\n{await anew.WordsAsync()}");
            Assert.True(HeadOf(ready) == HeadOf(anew), $"{path} has a stale head {when}\n--- kept\n{HeadOf(ready)}\n--- anew\n{HeadOf(anew)}");
            Assert.True(ready.Header("Vary") == "Accept-Encoding", $"{path} varies by '{ready.Header("Vary")}' {when}");
        }

        return isReady;
    }

    private static string HeadOf(HttpResponseMessage response) => string.Join('\n', response.Headers.Concat(response.Content.Headers)
        .Where(header => !OfOneAnswer.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal));
}
