using Blog.Hosting;
using Blog.Tests.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Blog.Tests.Hosting;

public sealed class StartTests : ProcessTests
{
    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "file"), "");

        await AssertRefusedAsync(Path.Combine(Folder, "file", "data"), "cannot be written");
    }

    [Fact]
    public async Task A_verb_does_all_of_its_work_although_the_site_cannot_be_told()
    {
        Directory.CreateDirectory(Path.Combine(Folder, ".changed"));

        var verb = await BlogVerb.RunAsync(Folder, "a long sentence to enter with", "user", "add", "--email=ines@example.org", "--name=Ines");

        Assert.Equal((0, ""), (verb.Code, verb.Error));
        Assert.Contains("could not be told", verb.Output, StringComparison.Ordinal);
        Assert.Equal(0, (await BlogVerb.RunAsync(Folder, "another long sentence to enter with", "user", "reset-password", "--email=ines@example.org")).Code);
    }

    [Fact]
    public async Task The_socket_of_a_process_that_was_killed_is_in_nobodys_way()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets are no files there.");
        var socket = $"http://unix:{Path.Combine(Folder, "blog.sock")}";
        await using (var first = BlogProcess.Start(Folder, "--urls", socket))
        {
            Assert.Equal("http://localhost/", await first.SaysAsync("The blog is at"));
            await using var beside = BlogProcess.Start(Folder, "--urls", socket);
            Assert.Contains("Another program uses this address", Assert.Single((await beside.EndedAsync()).Lines), StringComparison.Ordinal);
            await first.KillAsync();
        }

        await using var second = BlogProcess.Start(Folder, "--urls", socket);
        Assert.Equal("http://localhost/", await second.SaysAsync("The blog is at"));
    }

    [Theory]
    [InlineData("blog.db", "Not to be lost.")]
    [InlineData("empty", "")]
    public async Task A_file_that_is_no_socket_stays_where_it_is(string name, string content)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Sockets are no files there.");
        var file = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(file, content);

        await AssertRefusedAsync(Path.Combine(Folder, "data"), "no socket", "--urls", $"http://unix:{file}");

        Assert.Equal(content, await File.ReadAllTextAsync(file));
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
        await AssertRefusedAsync(Folder, "cannot listen", "--urls", address);

    [Fact]
    public async Task A_server_that_is_not_there_is_refused_in_one_sentence() =>
        await AssertRefusedAsync(Folder, "cannot be reached", "--Blog:Database:Provider=PostgreSQL", "--Blog:Database:ConnectionString=Host=localhost;Port=1;Database=blog");

    [Theory]
    [InlineData("TZDIR", "/nonexistent", "tzdata")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1", "ICU")]
    public async Task A_machine_that_does_not_know_the_time_or_the_language_of_the_site_is_told_what_it_lacks(string variable, string value, string remedy)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It brings both.");
        await MakeDatabaseAsync();
        await using var program = BlogProcess.StartWith(new() { [variable] = value }, Folder);

        await AssertRefusedAsync(program, remedy);
    }

    // A link to itself is the one file that not even root can read.
    [Fact]
    public async Task A_key_that_cannot_be_read_is_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Links are for few there.");
        var key = Path.Combine(Directory.CreateDirectory(Path.Combine(Folder, "keys")).FullName, "key-1.xml");
        File.CreateSymbolicLink(key, key);

        await AssertRefusedAsync(Folder, key);
    }
}
