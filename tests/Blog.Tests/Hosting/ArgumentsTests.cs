using System.Net;

namespace Blog.Tests.Hosting;

/// <summary>What the program is told when it is called: settings, options and verbs.</summary>
public sealed class ArgumentsTests : ProcessTests
{
    [Fact]
    public async Task A_setting_that_means_nothing_is_refused_in_one_sentence() =>
        await AssertRefusedAsync(Folder, "'Blog:Database:Provider'", "--Blog:Database:Provider=Oracle");

    [Theory]
    [InlineData("--Blog:CommentsPerMinute=0")]
    [InlineData("--Blog:CommentsPerMinuteOnPost=-1")]
    [InlineData("--Blog:CommentsPerMinuteOnSite=0")]
    public async Task A_limit_that_lets_nothing_through_is_refused_in_one_sentence(string setting) =>
        await AssertRefusedAsync(Folder, "must be at least 1", setting);

    [Theory]
    [InlineData("--Blog:BaseAddress=blog.example.org", "needs http or https")]
    [InlineData("--Blog:BaseAddress=https://example.org/blog", "needs http or https")]
    [InlineData("--Blog:BaseAddress=ftp://example.org", "needs http or https")]
    [InlineData("--Blog:PageCacheMegabytes=-5", "0 or more")]
    [InlineData("--Blog:Smtp:Port=99999", "from 1 to 65535")]
    [InlineData("--Blog:Smtp:From=The blog <blog@example.org>", "an address alone")]
    [InlineData("--Blog:TrustedProxies=10.0.0.1", "Blog:TrustedProxies:0=10.0.0.1")]
    public async Task What_could_never_work_is_refused_in_one_sentence(string setting, string sentence) => await AssertRefusedAsync(Folder, sentence, setting);

    [Fact]
    public async Task Where_a_server_is_has_to_be_readable() =>
        await AssertRefusedAsync(Folder, "Blog:Database:ConnectionString cannot be read", "--Blog:Database:Provider=PostgreSQL", "--Blog:Database:ConnectionString=somewhere");

    [Theory]
    [InlineData("--url", "--url", "http://127.0.0.1:0")]
    [InlineData("'PageCacheMegabyte'", "--Blog:PageCacheMegabyte", "3")]
    [InlineData("'Prot'", "--Blog:Smtp:Prot=25")]
    [InlineData("--Blog:BaseAddress needs a value", "--Blog:BaseAddress")]
    [InlineData("\"extra\"", "extra")]
    public async Task What_is_mistyped_is_refused_in_one_sentence(string words, params string[] arguments) => await AssertRefusedAsync(Folder, words, arguments);

    [Fact]
    public async Task A_setting_that_does_not_exist_is_refused_wherever_it_comes_from()
    {
        await using var program = BlogProcess.StartWith(new() { ["Blog__Colour"] = "red" }, Folder);

        await AssertRefusedAsync(program, "'Colour'");
    }

    [Fact]
    public async Task What_the_framework_can_be_told_is_for_the_framework()
    {
        await using var program = BlogProcess.Start(
            Folder, "--environment", "Production", "--AllowedHosts=localhost", "--Kestrel:Limits:MaxConcurrentConnections=100", "/Logging:LogLevel:Default", "Warning", "ConnectionStrings:Other=none");

        using var http = await program.ReadyAsync();

        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/ready")).StatusCode);
    }

    [Fact]
    public async Task A_verb_that_does_not_exist_is_refused_in_one_sentence()
    {
        var verb = await BlogVerb.RunAsync(Folder, "", "backwards", "--loudly");

        Assert.Equal((1, "", "There is no verb \"backwards\"; --help lists them."), (verb.Code, verb.Output, verb.Error));
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("demo", "--post", "1000")]
    [InlineData("user", "add", "--emial=ines@example.org")]
    public async Task An_option_that_does_not_exist_is_refused_in_one_sentence(params string[] arguments)
    {
        var verb = await BlogVerb.RunAsync(Folder, "", arguments);

        Assert.Equal((1, ""), (verb.Code, verb.Output));
        Assert.Contains("There is no option \"--", verb.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }

    [Theory]
    [InlineData("\"extra\"", "migrate", "extra")]
    [InlineData("--Blog:BaseAddress needs a value", "migrate", "--Blog:BaseAddress")]
    public async Task A_verb_does_nothing_when_it_is_told_what_it_cannot_use(string words, params string[] arguments)
    {
        var verb = await BlogVerb.RunAsync(Folder, "", arguments);

        Assert.Equal((1, ""), (verb.Code, verb.Output));
        Assert.Contains(words, verb.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Folder));
    }
}
