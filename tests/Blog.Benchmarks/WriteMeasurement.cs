using System.Diagnostics;
using System.Globalization;
using System.Net;
using Blog.Data.Demo;

namespace Blog.Benchmarks;

/// <summary>Many people comment at once, each comment acknowledged after it is safe on the disk, while others read; then an author publishes.</summary>
internal sealed class WriteMeasurement(int posts, TimeSpan duration)
{
    private const int Writers = 64;

    // Until all code is compiled that a comment passes.
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    private const string Password = "a bowl of ripe figs";

    // What keeps floods away would end this one at once.
    private static readonly string[] WithoutLimits =
    [
        "--Blog:CommentsPerMinute", "1000000", "--Blog:CommentsPerMinuteOnPost", "1000000", "--Blog:CommentsPerMinuteOnSite", "1000000",
    ];

    public async Task RunAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("blog-benchmark-");
        var program = folder.CreateSubdirectory("program").FullName;
        await PublishedSite.PublishAsync(program, cancel);
        var data = Path.Combine(folder.FullName, "data");
        // It may still draw a card when all is answered: it ends before its folder does.
        using (var site = await PublishedSite.StartAsync(program, data, posts, PublishedSite.Many, cancel, WithoutLimits))
        {
            await CommentAsync(site, cancel);
            await PublishAsync(site, program, data, cancel);
        }

        folder.Delete(recursive: true);
    }

    private async Task CommentAsync(PublishedSite site, CancellationToken cancel)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var clock = Stopwatch.StartNew();
        var reading = ReadAsync(site, clock, ended.Token);
        var stored = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => WriteAsync(site, writer, clock, cancel)));
        var seconds = (clock.Elapsed - Warming).TotalSeconds;
        await ended.CancelAsync();
        var waits = await reading;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{stored.Sum() / seconds:0} comments stored in a second by {Writers} writers; readers meanwhile waited {waits[waits.Count / 2]:0.0} ms (p50), {waits[waits.Count * 99 / 100]:0.0} ms (p99)"));
    }

    private async Task<int> WriteAsync(PublishedSite site, int writer, Stopwatch clock, CancellationToken cancel)
    {
        using var person = new Browsing(site.Address);
        var (action, fields) = await person.OpenFormAsync(site.Quiet, "text", cancel);
        fields["do"] = "send";
        fields["name"] = $"Reader {writer}";
        var stored = 0;
        for (var number = 0; clock.Elapsed < Warming + duration; number++)
        {
            fields["text"] = $"I read this twice, and thought of our own kitchen. That was evening {number} of reader {writer}.";
            var status = await person.SendAsync(action, fields, cancel);
            if (status != HttpStatusCode.SeeOther)
            {
                throw new InvalidOperationException($"A comment was answered with {(int)status}.");
            }

            stored += clock.Elapsed > Warming ? 1 : 0;
        }

        return stored;
    }

    // One after the other, as one reader would: how long each waits, sorted.
    private static async Task<List<double>> ReadAsync(PublishedSite site, Stopwatch clock, CancellationToken cancel)
    {
        var waits = new List<double>();
        while (!cancel.IsCancellationRequested)
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await site.Http.GetAsync(new Uri(site.Busy, UriKind.Relative), CancellationToken.None);
            if (clock.Elapsed > Warming)
            {
                waits.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            }

            await Task.Delay(10, CancellationToken.None);
        }

        waits.Sort();
        return waits;
    }

    private static async Task PublishAsync(PublishedSite site, string program, string data, CancellationToken cancel)
    {
        using var author = new Browsing(site.Address);
        await TakeOverAsync(program, data, cancel);
        var (signIn, entered) = await author.OpenFormAsync("/account/sign-in", "password", cancel);
        entered["email"] = DemoVerb.OwnerEmail;
        entered["password"] = Password;
        await author.SendAsync(signIn, entered, cancel);
        // Readers have it ready: what is published has to replace it.
        await site.Http.GetStringAsync("/", cancel);
        var (editor, post) = await author.OpenFormAsync("/admin/posts/new", "title", cancel);
        post["title"] = "A loaf just out of the oven";
        post["body"] = "It has to cool first.";
        post["do"] = "publish";
        var status = await author.SendAsync(editor, post, cancel);
        var clock = Stopwatch.StartNew();
        var home = await site.Http.GetStringAsync("/", cancel);
        var isThere = home.Contains(post["title"], StringComparison.Ordinal);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"published ({(int)status}); the next request of the home page, {clock.Elapsed.TotalMilliseconds:0} ms later, {(isThere ? "shows it" : "DOES NOT SHOW IT")}"));
    }

    private static async Task TakeOverAsync(string program, string data, CancellationToken cancel)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(program, "Blog.dll"), "user", "reset-password", "--email", DemoVerb.OwnerEmail, "--Blog:DataDirectory", data])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        await process.StandardInput.WriteLineAsync(Password);
        process.StandardInput.Close();
        await process.WaitForExitAsync(cancel);
    }
}
