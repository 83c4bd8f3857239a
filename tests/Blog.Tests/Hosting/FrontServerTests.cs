using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;

namespace Blog.Tests.Hosting;

/// <summary>What a process does in front of its application, and while there is none yet.</summary>
public sealed class FrontServerTests : IDisposable
{
    private static readonly string[] OfEachAnswer = ["Date"];

    private readonly string folder = Scratch.Folder("front");

    [Fact]
    public async Task A_ready_page_is_the_same_in_front_of_the_application_and_behind_it()
    {
        await MakeSiteAsync();
        await using var program = BlogProcess.Start(folder);
        using var http = await program.ReadyAsync();

        foreach (var path in new[] { "/", "/posts/bread-for-twelve", "/feed.xml" })
        {
            await http.GetAsync(path);
            var front = await http.GetAsync(path);
            var behind = await AskAsync(http, path, ("X-Forwarded-For", "203.0.113.7"));

            Assert.Equal(HttpStatusCode.OK, front.StatusCode);
            Assert.Equal(Headers(behind), Headers(front));
            Assert.Equal(await behind.Content.ReadAsByteArrayAsync(), await front.Content.ReadAsByteArrayAsync());

            var known = await AskAsync(http, path, ("If-None-Match", front.Headers.ETag!.ToString()));
            Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
            var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
            Assert.Equal((front.Content.Headers.ContentLength, 0), (head.Content.Headers.ContentLength, (await head.Content.ReadAsByteArrayAsync()).Length));
        }
    }

    [Fact]
    public async Task What_a_proxy_says_of_the_line_is_heard_before_a_ready_page_goes_out()
    {
        await MakeSiteAsync();
        await using var program = BlogProcess.Start(folder);
        using var http = await program.ReadyAsync();
        await http.GetAsync("/");

        Assert.False((await AskAsync(http, "/", ("Host", "table.example.org"))).Headers.Contains("Strict-Transport-Security"));
        Assert.True((await AskAsync(http, "/", ("Host", "table.example.org"), ("X-Forwarded-Proto", "https"))).Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_host_that_answers_to_one_name_alone_does_so_with_ready_pages()
    {
        await MakeSiteAsync();
        await using var program = BlogProcess.Start(folder, "--AllowedHosts=table.example.org");
        using var http = await program.ReadyAsync();

        await AskAsync(http, "/", ("Host", "table.example.org"));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(http, "/", ("Host", "table.example.org"))).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task A_restart_shows_what_was_ready_before_and_then_all_the_rest()
    {
        await MakeSiteAsync();
        var address = await ServeAndStopAsync();
        var before = DateTimeOffset.UtcNow;

        await using var program = BlogProcess.StartAt(address, folder);
        using var http = new HttpClient { BaseAddress = address };
        var home = await FirstAnswerAsync(http, "/");
        var search = await http.GetAsync("/search?q=bread");

        Assert.InRange(home.Content.Headers.LastModified!.Value, before.AddMinutes(-1), before.AddSeconds(-1));
        Assert.Equal(HttpStatusCode.OK, search.StatusCode);
        Assert.Contains("Bread for twelve", await search.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_restart_shows_what_has_changed_meanwhile()
    {
        await MakeSiteAsync();
        var address = await ServeAndStopAsync();
        await RenameAsync("Bread for thirteen");

        await using var program = BlogProcess.StartAt(address, folder);
        using var http = new HttpClient { BaseAddress = address };

        Assert.Contains("Bread for thirteen", await (await FirstAnswerAsync(http, "/")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_where_somebody_else_listens_is_refused_in_one_sentence()
    {
        await MakeSiteAsync();
        var address = await ServeAndStopAsync();
        using var other = new TcpListener(IPAddress.Loopback, address.Port);
        other.Start();

        await using var program = BlogProcess.StartAt(address, folder);
        var (exitCode, lines) = await program.EndedAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("Another program uses this address", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restart_that_cannot_go_on_says_why_although_it_has_shown_something()
    {
        await MakeSiteAsync();
        var address = await ServeAndStopAsync();
        // As large and as old as before: only the start itself can find it out.
        await DamageAsync();

        await using var program = BlogProcess.StartAt(address, folder);
        var (exitCode, lines) = await program.EndedAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains("is damaged", Assert.Single(lines), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private async Task MakeSiteAsync()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Titled("Bread for twelve").Published(TimeSpan.FromDays(100)));
        await site.CopyToAsync(folder);
    }

    private async Task<Uri> ServeAndStopAsync()
    {
        await using var program = BlogProcess.Start(folder);
        using var http = await program.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/")).StatusCode);
        // Dates of pages are told in seconds.
        await Task.Delay(TimeSpan.FromSeconds(1.1));
        await program.StopAsync();
        Assert.True(File.Exists(Path.Combine(folder, "ready-pages")));
        return program.Address;
    }

    private static async Task<HttpResponseMessage> FirstAnswerAsync(HttpClient http, string path)
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                return await http.GetAsync(path);
            }
            catch (HttpRequestException) when (tries < 1000)
            {
                await Task.Delay(10);
            }
        }
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string path, params (string Name, string Value)[] headers)
    {
        var question = new HttpRequestMessage(HttpMethod.Get, path);
        Array.ForEach(headers, header => question.Headers.TryAddWithoutValidation(header.Name, header.Value));
        return http.SendAsync(question);
    }

    private static IEnumerable<string> Headers(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .Where(header => !OfEachAnswer.Contains(header.Key)).Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order(StringComparer.Ordinal);

    private async Task RenameAsync(string title)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "blog.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand("UPDATE \"Posts\" SET \"Title\" = $title", connection);
        command.Parameters.AddWithValue("$title", title);
        await command.ExecuteNonQueryAsync();
    }

    private async Task DamageAsync()
    {
        var path = Path.Combine(folder, "blog.db");
        var written = File.GetLastWriteTimeUtc(path);
        await using (var file = File.OpenWrite(path))
        {
            file.Position = 3 * 4096;
            await file.WriteAsync(new byte[20 * 4096]);
        }

        File.SetLastWriteTimeUtc(path, written);
    }
}
