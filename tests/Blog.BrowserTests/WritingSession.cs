using System.Diagnostics;
using Blog.Tests;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>Somebody who writes for long at a site whose process dies, with a browser that dies: both as processes of their own, killed as by <c>kill -9</c>.</summary>
internal sealed class WritingSession : IAsyncDisposable
{
    public const string Email = "ada@example.org";
    public const string Password = "Ada sets the long table";

    private readonly string data = Scratch.Folder("writing");
    private readonly string profile = Scratch.Folder("profile");
    private readonly IPlaywright playwright;
    private BlogProcess server;
    private IBrowserContext window = null!;

    private WritingSession(IPlaywright playwright, BlogProcess server) => (this.playwright, this.server) = (playwright, server);

    public IPage Page { get; private set; } = null!;

    public ILocator Body => Page.Locator("#post [name=body]");

    public static async Task<WritingSession> BeginAsync()
    {
        var session = new WritingSession(await Playwright.CreateAsync(), null!);
        var added = await BlogVerb.RunAsync(session.data, Password, "user", "add", "--email", Email, "--name", "Ada", "--role", "owner", "--site", "The Long Table", "--language", "en", "--time-zone", "UTC");
        Assert.True(added.Code == 0, added.Error);
        session.server = BlogProcess.Start(session.data);
        (await session.server.ReadyAsync()).Dispose();
        await session.OpenBrowserAsync();
        await session.Page.GotoAsync("/account/sign-in");
        await SignInAsync(session.Page.Locator("main"));
        await session.Page.WaitForURLAsync("**/admin");
        return session;
    }

    /// <summary>The line above the text and the text, at one moment.</summary>
    public async Task<(bool IsSaved, string Text)> LookAsync()
    {
        var seen = await Page.EvaluateAsync<string[]>("[document.querySelector('[data-saved]').textContent.trim(), document.querySelector('#post [name=body]').value]");
        return (seen[0].StartsWith("Saved ", StringComparison.Ordinal), seen[1]);
    }

    /// <summary>What the database says, past the program.</summary>
    public string Stored()
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "blog.db"), Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT COALESCE(d."Body", p."Body") FROM "Posts" p LEFT JOIN "WorkingDrafts" d ON d."PostId" = p."Id" ORDER BY p."Id" DESC LIMIT 1""";
        return command.ExecuteScalar() as string ?? "";
    }

    public Task KillServerAsync() => server.KillAsync();

    public async Task StartServerAsync()
    {
        var address = server.Address;
        await server.DisposeAsync();
        server = BlogProcess.StartAt(address, data);
        (await server.ReadyAsync()).Dispose();
    }

    public Task EndSessionAsync() => window.ClearCookiesAsync(new() { Name = "__Host-session" });

    public static async Task SignInAsync(ILocator door)
    {
        await door.GetByLabel("E-mail").FillAsync(Email);
        await door.GetByLabel("Password").FillAsync(Password);
        await door.GetByLabel("Keep me signed in").CheckAsync();
        await door.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
    }

    /// <summary>Kills every process of the browser that has our profile.</summary>
    public void KillBrowser()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), out var id) && CommandLine(folder).Contains(profile, StringComparison.Ordinal))
            {
                try
                {
                    Process.GetProcessById(id).Kill();
                }
                catch (ArgumentException)
                {
                    // Gone with its parent.
                }
            }
        }
    }

    public async Task ReopenBrowserAsync()
    {
        await window.CloseAsync().WaitAsync(TimeSpan.FromSeconds(5)).ContinueWith(_ => { }, TaskScheduler.Default);
        File.Delete(Path.Combine(profile, "SingletonLock"));
        await OpenBrowserAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await window.CloseAsync();
        playwright.Dispose();
        await server.DisposeAsync();
        Directory.Delete(data, recursive: true);
        Directory.Delete(profile, recursive: true);
    }

    private static string CommandLine(string folder)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private async Task OpenBrowserAsync()
    {
        window = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = Chromium.Program,
            BaseURL = server.Address.AbsoluteUri,
            Args = Chromium.Arguments,
        });
        window.SetDefaultTimeout(60_000);
        Page = window.Pages[0];
    }
}
