using System.Net;
using Blog.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace Blog.Tests.Data;

/// <summary>The file that holds everything: what is found in it at the start, and what is left of it at the end.</summary>
public sealed class DatabaseFileTests : ProcessTests
{
    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(DatabaseFile, string.Concat(Enumerable.Repeat("no database at all ", 1000)));

        await AssertRefusedAsync(Folder, "is damaged");
    }

    [Fact]
    public async Task A_database_with_lost_pages_is_refused_in_one_sentence()
    {
        await MakeDatabaseAsync();
        await DamageAsync();

        await AssertRefusedAsync(Folder, "is damaged");
    }

    // It stays there: what is put back next must not be mixed with it either.
    [Fact]
    public async Task What_a_kill_has_left_beside_a_damaged_database_is_named()
    {
        await MakeDatabaseAsync();
        await DamageAsync();
        await File.WriteAllTextAsync($"{DatabaseFile}-wal", "Of another database.");

        await AssertRefusedAsync(Folder, "blog.db-wal");

        Assert.True(File.Exists($"{DatabaseFile}-wal"));
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_one_sentence()
    {
        await MakeDatabaseAsync();
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_FromTheFuture', '99.0')");

        await AssertRefusedAsync(Folder, "newer version");
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_refused_in_one_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing binds whoever runs the tests with all rights.");
        await MakeDatabaseAsync();
        if (OperatingSystem.IsLinux())
        {
            File.SetUnixFileMode(DatabaseFile, UnixFileMode.UserRead);
        }

        await using var program = BlogProcess.StartBoundByRights(Folder);

        await AssertRefusedAsync(program, "cannot be written");
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_may_read_the_database()
    {
        Assert.Equal(0, (await BlogVerb.RunAsync(Folder, "", "migrate")).Code);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(DatabaseFile));
        }
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await ExecuteAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await ExecuteAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-03-02 09:00:00')");
        await using var program = BlogProcess.Start(Folder);

        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task What_was_answered_survives_a_kill()
    {
        await CopyOfASiteAsync();
        await using (var first = BlogProcess.Start(Folder))
        {
            using var http = await first.ReadyAsync();
            for (var number = 1; number <= 5; number++)
            {
                await CommentAsync(first, $"Word number {number}");
            }

            await first.KillAsync();
        }

        await using var second = BlogProcess.Start(Folder);
        using var again = await second.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(5L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\" WHERE \"Body\" LIKE 'Word number%'"));
    }

    [Fact]
    public async Task A_clean_end_leaves_the_whole_database_in_its_one_file()
    {
        await CopyOfASiteAsync();

        await ServeAndWriteAsync();

        Assert.Equal([DatabaseFile], FilesOfTheDatabase());
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("demo", "--posts=2", "--comments-on-busy=0")]
    public async Task A_verb_leaves_the_whole_database_in_its_one_file(params string[] arguments)
    {
        Assert.Equal(0, (await BlogVerb.RunAsync(Folder, "", arguments)).Code);

        Assert.Equal([DatabaseFile], FilesOfTheDatabase());
    }

    [Fact]
    public async Task An_older_database_that_is_put_back_is_what_is_served()
    {
        await CopyOfASiteAsync();
        var older = await File.ReadAllBytesAsync(DatabaseFile);
        await ServeAndWriteAsync();
        Assert.Equal(1L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\""));

        await File.WriteAllBytesAsync(DatabaseFile, older);
        await using var program = BlogProcess.Start(Folder);
        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/posts/bread-for-twelve")).StatusCode);
        Assert.Equal(0L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\""));
    }

    [Fact]
    public async Task A_site_whose_database_is_moved_away_ends_before_it_takes_more_words()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells.");
        await CopyOfASiteAsync();
        await using var program = BlogProcess.Start(Folder);
        using var http = await program.ReadyAsync();
        await http.GetAsync("/");

        File.Move(DatabaseFile, $"{DatabaseFile}.away");

        var (exitCode, lines) = await program.EndedAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("moved away or replaced", StringComparison.Ordinal));
        // Nor does the next one begin anew as long as something of the old one is there.
        await AssertRefusedAsync(Folder, "blog.db-wal");
    }

    // Through the product's own model, so that the post is a real one.
    private async Task CopyOfASiteAsync()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Published(TimeSpan.FromDays(100)));
        await site.CopyToAsync(Folder);
    }

    private async Task ServeAndWriteAsync()
    {
        await using var program = BlogProcess.Start(Folder);
        using var http = await program.ReadyAsync();
        await CommentAsync(program, "Soup is a plan.");
        await program.StopAsync();
    }

    private static async Task CommentAsync(BlogProcess program, string words)
    {
        using var visitor = new Visitor(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }, program.Address, from: null);
        var form = await visitor.OpenAsync("/posts/bread-for-twelve");
        var sent = await form.Fill("Name", People.Rosa).Fill("Comment", words).SendAsync("Send comment");
        Assert.True(sent.StatusCode < HttpStatusCode.BadRequest, $"{sent.StatusCode}");
    }

    private string[] FilesOfTheDatabase() => Directory.GetFiles(Folder, "blog.db*");

    private async Task DamageAsync()
    {
        await using var file = File.OpenWrite(DatabaseFile);
        file.Position = 3 * 4096;
        await file.WriteAsync(new byte[20 * 4096]);
    }

    private async Task<object?> ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
