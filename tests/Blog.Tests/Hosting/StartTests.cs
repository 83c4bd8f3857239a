using System.Net;
using Blog.Hosting;
using Blog.Tests.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Hosting;

public sealed class StartTests : IDisposable
{
    private readonly string folder = Scratch.Folder("start");

    private string File => Path.Combine(folder, "blog.db");

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused_in_one_sentence()
    {
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "file"), "");

        await AssertRefusedAsync(Path.Combine(folder, "file", "data"), "cannot be written");
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_in_one_sentence()
    {
        await System.IO.File.WriteAllTextAsync(File, string.Concat(Enumerable.Repeat("no database at all ", 1000)));

        await AssertRefusedAsync(folder, "is damaged");
    }

    [Fact]
    public async Task A_database_with_lost_pages_is_refused_in_one_sentence()
    {
        await MakeDatabaseAsync();
        await DamageAsync();

        await AssertRefusedAsync(folder, "is damaged");
    }

    [Fact]
    public async Task A_database_of_a_newer_version_is_refused_in_one_sentence()
    {
        await MakeDatabaseAsync();
        await ExecuteAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('99990101000000_FromTheFuture', '99.0')");

        await AssertRefusedAsync(folder, "newer version");
    }

    [Fact]
    public async Task A_setting_that_means_nothing_is_refused_in_one_sentence() =>
        await AssertRefusedAsync(folder, "'Blog:Database:Provider'", "--Blog:Database:Provider=Oracle");

    [Theory]
    [InlineData("--Blog:CommentsPerMinute=0")]
    [InlineData("--Blog:CommentsPerMinuteOnPost=-1")]
    [InlineData("--Blog:CommentsPerMinuteOnSite=0")]
    public async Task A_limit_that_lets_nothing_through_is_refused_in_one_sentence(string setting) =>
        await AssertRefusedAsync(folder, "must be at least 1", setting);

    [Theory]
    [InlineData("--Blog:BaseAddress=blog.example.org", "needs http or https")]
    [InlineData("--Blog:BaseAddress=https://example.org/blog", "needs http or https")]
    [InlineData("--Blog:BaseAddress=ftp://example.org", "needs http or https")]
    [InlineData("--Blog:PageCacheMegabytes=-5", "0 or more")]
    [InlineData("--Blog:Smtp:Port=99999", "from 1 to 65535")]
    [InlineData("--Blog:Smtp:From=The blog <blog@example.org>", "an address alone")]
    [InlineData("--Blog:TrustedProxies=10.0.0.1", "Blog:TrustedProxies:0=10.0.0.1")]
    public async Task What_could_never_work_is_refused_in_one_sentence(string setting, string sentence) => await AssertRefusedAsync(folder, sentence, setting);

    [Fact]
    public async Task Where_a_server_is_has_to_be_readable() =>
        await AssertRefusedAsync(folder, "Blog:Database:ConnectionString cannot be read", "--Blog:Database:Provider=PostgreSQL", "--Blog:Database:ConnectionString=somewhere");

    [Fact]
    public async Task A_verb_that_does_not_exist_is_refused_in_one_sentence()
    {
        var verb = await BlogVerb.RunAsync(folder, "", "backwards", "--loudly");

        Assert.Equal((1, "", "There is no verb \"backwards\"; --help lists them."), (verb.Code, verb.Output, verb.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("demo", "--post", "1000")]
    [InlineData("user", "add", "--emial=ines@example.org")]
    public async Task An_option_that_does_not_exist_is_refused_in_one_sentence(params string[] arguments)
    {
        var verb = await BlogVerb.RunAsync(folder, "", arguments);

        Assert.Equal((1, ""), (verb.Code, verb.Output));
        Assert.Contains("There is no option \"--", verb.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Theory]
    [InlineData("--url", "--url", "http://127.0.0.1:0")]
    [InlineData("'PageCacheMegabyte'", "--Blog:PageCacheMegabyte", "3")]
    [InlineData("'Prot'", "--Blog:Smtp:Prot=25")]
    [InlineData("--Blog:BaseAddress needs a value", "--Blog:BaseAddress")]
    [InlineData("\"extra\"", "extra")]
    public async Task What_is_mistyped_is_refused_in_one_sentence(string words, params string[] arguments) => await AssertRefusedAsync(folder, words, arguments);

    [Fact]
    public async Task A_setting_that_does_not_exist_is_refused_wherever_it_comes_from()
    {
        await using var program = BlogProcess.StartWith(new() { ["Blog__Colour"] = "red" }, folder);

        await AssertRefusedAsync(program, "'Colour'");
    }

    [Fact]
    public async Task What_the_framework_can_be_told_is_for_the_framework()
    {
        await using var program = BlogProcess.Start(
            folder, "--environment", "Production", "--AllowedHosts=localhost", "--Kestrel:Limits:MaxConcurrentConnections=100", "/Logging:LogLevel:Default", "Warning", "ConnectionStrings:Other=none");

        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Theory]
    [InlineData("\"extra\"", "migrate", "extra")]
    [InlineData("--Blog:BaseAddress needs a value", "migrate", "--Blog:BaseAddress")]
    public async Task A_verb_does_nothing_when_it_is_told_what_it_cannot_use(string words, params string[] arguments)
    {
        var verb = await BlogVerb.RunAsync(folder, "", arguments);

        Assert.Equal((1, ""), (verb.Code, verb.Output));
        Assert.Contains(words, verb.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_verb_does_all_of_its_work_although_the_site_cannot_be_told()
    {
        Directory.CreateDirectory(Path.Combine(folder, ".changed"));

        var verb = await BlogVerb.RunAsync(folder, "a long sentence to enter with", "user", "add", "--email=ines@example.org", "--name=Ines");

        Assert.Equal((0, ""), (verb.Code, verb.Error));
        Assert.Contains("could not be told", verb.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await BlogVerb.RunAsync(folder, "another long sentence to enter with", "user", "reset-password", "--email=ines@example.org")).Code);
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_may_read_the_database()
    {
        Assert.Equal(0, (await BlogVerb.RunAsync(folder, "", "migrate")).Code);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
        }
    }

    [Fact]
    public async Task The_socket_of_a_process_that_was_killed_is_in_nobodys_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets are no files there.");
        var socket = $"http://unix:{Path.Combine(folder, "blog.sock")}";
        await using (var first = BlogProcess.Start(folder, "--urls", socket))
        {
            Assert.Equal("http://localhost/", await first.SaysAsync("The blog is at"));
            await using var beside = BlogProcess.Start(folder, "--urls", socket);
            Assert.Contains("Another program uses this address", Assert.Single((await beside.EndedAsync()).Lines), StringComparison.Ordinal);
            await first.KillAsync();
        }

        await using var second = BlogProcess.Start(folder, "--urls", socket);
        Assert.Equal("http://localhost/", await second.SaysAsync("The blog is at"));
    }

    [Theory]
    [InlineData("blog.db", "Not to be lost.")]
    [InlineData("empty", "")]
    public async Task A_file_that_is_no_socket_stays_where_it_is(string name, string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets are no files there.");
        var file = Path.Combine(folder, name);
        await System.IO.File.WriteAllTextAsync(file, content);

        await AssertRefusedAsync(Path.Combine(folder, "data"), "no socket", "--urls", $"http://unix:{file}");

        Assert.Equal(content, await System.IO.File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_start_that_is_told_to_end_ends_without_a_word()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddHostedService<Ending>();
        await using var app = builder.Build();

        Assert.False(await Application.HasStartedAsync(app, TestContext.Current.CancellationToken));
    }

    private sealed class Ending(IHostApplicationLifetime life) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            life.StopApplication();
            return Task.FromCanceled(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    [Fact]
    public async Task A_worker_that_fails_ends_the_process_as_a_failure()
    {
        await using var services = new ServiceCollection().AddHostedService<Failing>().BuildServiceProvider();
        Assert.Null(Application.FailureOf(services));

        await services.GetServices<IHostedService>().Single().StartAsync(TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(() => Task.FromResult(Application.FailureOf(services) is not null));
    }

    private sealed class Failing : BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => throw new InvalidOperationException("On purpose.");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://192.0.2.1:5000")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://127.0.0.1:5410/blog")]
    [InlineData("https://127.0.0.1:5410")]
    public async Task An_address_to_listen_at_that_is_none_of_this_machine_is_refused_in_one_sentence(string address) =>
        await AssertRefusedAsync(folder, "cannot listen", "--urls", address);

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_in_one_sentence() =>
        await AssertRefusedAsync(folder, "cannot be reached", "--Blog:Database:Provider=PostgreSQL", "--Blog:Database:ConnectionString=Host=localhost;Port=1;Database=blog");

    [Fact]
    public async Task A_migration_that_was_killed_does_not_keep_the_next_start_waiting()
    {
        await ExecuteAsync("CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER NOT NULL CONSTRAINT \"PK___EFMigrationsLock\" PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        await ExecuteAsync("INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2026-03-02 09:00:00')");
        await using var program = BlogProcess.Start(folder);

        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task What_was_answered_survives_a_kill()
    {
        await CopyOfASiteAsync();
        await using (var first = BlogProcess.Start(folder))
        {
            using var http = await first.ReadyAsync();
            for (var number = 1; number <= 5; number++)
            {
                await CommentAsync(first, $"Word number {number}");
            }

            await first.KillAsync();
        }

        await using var second = BlogProcess.Start(folder);
        using var again = await second.ReadyAsync();
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(5L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\" WHERE \"Body\" LIKE 'Word number%'"));
    }

    [Fact]
    public async Task A_clean_end_leaves_the_whole_database_in_its_one_file()
    {
        await CopyOfASiteAsync();

        await ServeAndWriteAsync();

        Assert.Equal([File], FilesOfTheDatabase());
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("demo", "--posts=2", "--comments-on-busy=0")]
    public async Task A_verb_leaves_the_whole_database_in_its_one_file(params string[] arguments)
    {
        Assert.Equal(0, (await BlogVerb.RunAsync(folder, "", arguments)).Code);

        Assert.Equal([File], FilesOfTheDatabase());
    }

    [Fact]
    public async Task An_older_database_that_is_put_back_is_what_is_served()
    {
        await CopyOfASiteAsync();
        var older = await System.IO.File.ReadAllBytesAsync(File);
        await ServeAndWriteAsync();
        Assert.Equal(1L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\""));

        await System.IO.File.WriteAllBytesAsync(File, older);
        await using var program = BlogProcess.Start(folder);
        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/posts/bread-for-twelve")).StatusCode);
        Assert.Equal(0L, await ExecuteAsync("SELECT COUNT(*) FROM \"Comments\""));
    }

    [Fact]
    public async Task A_site_whose_database_is_moved_away_ends_before_it_takes_more_words()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells.");
        await CopyOfASiteAsync();
        await using var program = BlogProcess.Start(folder);
        using var http = await program.ReadyAsync();
        await http.GetAsync("/");

        System.IO.File.Move(File, $"{File}.away");

        var (exitCode, lines) = await program.EndedAsync();
        Assert.Equal(1, exitCode);
        Assert.Contains(lines, line => line.Contains("moved away or replaced", StringComparison.Ordinal));
        // Nor does the next one begin anew as long as something of the old one is there.
        await AssertRefusedAsync(folder, "blog.db-wal");
    }

    [Theory]
    [InlineData("TZDIR", "/nonexistent", "tzdata")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "ICU")]
    public async Task A_machine_that_does_not_know_the_time_or_the_language_of_the_site_is_told_what_it_lacks(string variable, string value, string remedy)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It brings both.");
        await MakeDatabaseAsync();
        await using var program = BlogProcess.StartWith(new() { [variable] = value }, folder);

        await AssertRefusedAsync(program, remedy);
    }

    [Fact]
    public async Task A_database_that_cannot_be_written_is_refused_in_one_sentence()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere nothing binds whoever runs the tests with all rights.");
        await MakeDatabaseAsync();
        if (OperatingSystem.IsLinux())
        {
            System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead);
        }

        await using var program = BlogProcess.StartBoundByRights(folder);

        await AssertRefusedAsync(program, "cannot be written");
    }

    // A link to itself is the one file that not even root can read.
    [Fact]
    public async Task A_key_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are for few there.");
        var key = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "keys")).FullName, "key-1.xml");
        System.IO.File.CreateSymbolicLink(key, key);

        await AssertRefusedAsync(folder, key);
    }

    // It stays there: what is put back next must not be mixed with it either.
    [Fact]
    public async Task What_a_kill_has_left_beside_a_damaged_database_is_named()
    {
        await MakeDatabaseAsync();
        await DamageAsync();
        await System.IO.File.WriteAllTextAsync($"{File}-wal", "Of another database.");

        await AssertRefusedAsync(folder, "blog.db-wal");

        Assert.True(System.IO.File.Exists($"{File}-wal"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task AssertRefusedAsync(string dataFolder, string words, params string[] settings)
    {
        await using var program = BlogProcess.Start(dataFolder, settings);

        await AssertRefusedAsync(program, words);
    }

    private static async Task AssertRefusedAsync(BlogProcess program, string words)
    {
        var (exitCode, lines) = await program.EndedAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(words, Assert.Single(lines), StringComparison.Ordinal);
    }

    private async Task MakeDatabaseAsync() => await (await SiteDatabase.CreateAsync(Database.Sqlite, folder, isSetUp: true)).DisposeAsync();

    // Through the product's own model, so that the post is a real one.
    private async Task CopyOfASiteAsync()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.Post.Published(TimeSpan.FromDays(100)));
        await site.CopyToAsync(folder);
    }

    private async Task ServeAndWriteAsync()
    {
        await using var program = BlogProcess.Start(folder);
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

    private string[] FilesOfTheDatabase() => Directory.GetFiles(folder, "blog.db*");

    private async Task DamageAsync()
    {
        await using var file = System.IO.File.OpenWrite(File);
        file.Position = 3 * 4096;
        await file.WriteAsync(new byte[20 * 4096]);
    }

    private async Task<object?> ExecuteAsync(string statement)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(statement, connection);
        return await command.ExecuteScalarAsync();
    }
}
