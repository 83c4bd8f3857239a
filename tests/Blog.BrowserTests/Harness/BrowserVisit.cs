using System.Collections.Concurrent;
using Blog.Tests;
using Microsoft.Playwright;

namespace Blog.BrowserTests;

/// <summary>A window on a site. Errors in the console, breaches of the content security policy, failed requests and requests to other hosts fail the test.</summary>
public sealed class BrowserVisit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentDictionary<int, bool> expected = new();
    private readonly Uri address;
    private string? elsewhere;
    private bool hasCutLine;

    internal BrowserVisit(Uri address, IBrowserContext window, IPage page)
    {
        this.address = address;
        Window = window;
        Page = page;
        window.Console += (_, message) => Note(message);
        window.WebError += (_, error) => complaints.Enqueue($"A script failed: {error.Error}");
        window.Request += (_, request) => Note(request);
        window.RequestFailed += (_, request) => NoteFailure(request);
        window.Response += (_, response) => Note(response);
    }

    /// <summary>For cookies, a second page, or an authenticator.</summary>
    public IBrowserContext Window { get; }

    public IPage Page { get; }

    /// <summary>Says that this visit means to be refused: answers with this status are no complaint.</summary>
    public BrowserVisit Expecting(int status)
    {
        expected[status] = true;
        return this;
    }

    /// <summary>Says that this visit cuts its own line: requests that fail are no complaint.</summary>
    public void ExpectingFailures() => hasCutLine = true;

    /// <summary>Says that this visit means to leave the site for another; the answer from there is ours.</summary>
    public Task LeavingForAsync(string address)
    {
        elsewhere = address;
        return Window.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Elsewhere</title><link rel=icon href='data:,'>" }));
    }

    public async Task<IPage> OpenAsync(string path)
    {
        await Page.GotoAsync(path);
        return Page;
    }

    /// <summary>Signs in through the page that everybody uses.</summary>
    public async Task SignInAsync(Person person, IPage? tab = null)
    {
        tab ??= Page;
        await tab.GotoAsync("/account/sign-in");
        await tab.GetByLabel("E-mail").FillAsync(person.Email);
        await tab.GetByLabel("Password", new() { Exact = true }).FillAsync(person.Password);
        await tab.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await tab.WaitForURLAsync(address => !address.Contains("/account/sign-in", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await Window.DisposeAsync();
        Assert.Empty(complaints);
    }

    private void Note(IConsoleMessage message)
    {
        // The browser repeats every answer of 400 and more here, without its status; Note(IResponse) judges those.
        if (message.Type is "error" or "warning" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
        {
            complaints.Enqueue($"The console says: {message.Text} ({message.Location})");
        }
    }

    private void Note(IRequest request)
    {
        if (request.Url != elsewhere && !request.Url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
        {
            complaints.Enqueue($"The page asked another host: {request.Url}");
        }
    }

    private void NoteFailure(IRequest request)
    {
        // Leaving a page ends what it was still waiting for.
        if (!hasCutLine && request.Failure is not (null or "net::ERR_ABORTED"))
        {
            complaints.Enqueue($"{request.Method} {request.Url} failed: {request.Failure}");
        }
    }

    private void Note(IResponse response)
    {
        if (response.Status >= 400 && !expected.ContainsKey(response.Status))
        {
            complaints.Enqueue($"{response.Request.Method} {response.Url} was answered with {response.Status}.");
        }
    }
}
