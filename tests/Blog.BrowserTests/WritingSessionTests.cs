using System.Diagnostics;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Blog.BrowserTests;

public sealed class WritingSessionTests
{
    /// <summary>The promise.</summary>
    private static readonly TimeSpan MostLost = TimeSpan.FromSeconds(2);

    /// <summary>When each word was typed.</summary>
    private readonly List<TimeSpan> typed = [];

    private readonly Stopwatch clock = Stopwatch.StartNew();

    [BrowserFact]
    public async Task Whatever_dies_no_word_is_lost_and_Saved_is_true()
    {
        var plan = LongSession.Chosen;
        var random = new Random(4);
        await using var session = await WritingSession.BeginAsync();
        await session.Page.GotoAsync("/admin/posts/new");
        await session.Page.GetByLabel("Title", new() { Exact = true }).FillAsync("A long session");
        // From here on it is in the list, however soon the browser dies.
        await Expect(session.Page.SavedLine()).ToContainTextAsync("Saved ");
        await session.Body.ClickAsync();
        var events = Enumerable.Repeat("kill", plan.Kills - plan.Expiries).Concat(Enumerable.Repeat("kill and expiry", plan.Expiries)).Concat(Enumerable.Repeat("crash", plan.Crashes)).ToArray();
        random.Shuffle(events);
        var places = events.Select((what, place) => (what, At: ((place + 1) * plan.Words / (events.Length + 1)) + random.Next(-5, 5))).ToDictionary(pair => pair.At, pair => pair.what);

        for (var word = 1; word <= plan.Words; word++)
        {
            await TypeAsync(session, random);
            if (word % 10 == 0)
            {
                await AssertTrueAsync(session);
            }

            if (places.TryGetValue(word, out var what))
            {
                await (what == "crash" ? CrashAsync(session) : KillAsync(session, endsSession: what != "kill", random));
            }
        }

        await Expect(session.Page.SavedLine()).ToContainTextAsync("Saved ");
        Assert.Equal(Text(typed.Count), session.Stored());
    }

    private static string Text(int words) => string.Concat(Enumerable.Range(1, words).Select(word => word % 40 == 0 ? $"word{word}\n\n" : $"word{word} "));

    private async Task TypeAsync(WritingSession session, Random random)
    {
        typed.Add(clock.Elapsed);
        var text = Text(typed.Count)[Text(typed.Count - 1).Length..];
        await session.Page.Keyboard.InsertTextAsync(text);
        // Mostly as fast as it goes, and now and then a thought.
        if (random.Next(30) == 0)
        {
            await Task.Delay(random.Next(2_000));
        }
        else
        {
            await Task.Delay(random.Next(40));
        }
    }

    private async Task AssertTrueAsync(WritingSession session)
    {
        var (isSaved, text) = await session.LookAsync();
        Assert.Equal(Text(typed.Count), text);
        if (isSaved)
        {
            Assert.Equal(text, session.Stored());
        }
    }

    // The author types on; the page catches up by itself.
    private async Task KillAsync(WritingSession session, bool endsSession, Random random)
    {
        var (isSaved, text) = await session.LookAsync();
        await session.KillServerAsync();
        if (isSaved)
        {
            Assert.Equal(text, session.Stored());
        }

        if (endsSession)
        {
            await session.EndSessionAsync();
        }

        for (var word = 0; word < 5; word++)
        {
            await TypeAsync(session, random);
        }

        await Expect(session.Page.SavedLine()).ToContainTextAsync("Your text is kept in this browser.");
        await session.StartServerAsync();
        await session.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        if (endsSession)
        {
            var dialog = session.Page.GetByRole(AriaRole.Dialog);
            await Expect(dialog).ToBeVisibleAsync();
            await WritingSession.SignInAsync(dialog);
        }

        await Expect(session.Page.SavedLine()).ToContainTextAsync("Saved ");
        await AssertTrueAsync(session);
        await session.Body.FocusAsync();
    }

    private async Task CrashAsync(WritingSession session)
    {
        session.KillBrowser();
        var died = clock.Elapsed;
        await session.ReopenBrowserAsync();
        await session.Page.GotoAsync("/admin/posts");
        // A browser writes its cookies down only now and then.
        if (session.Page.Url.Contains("/account/sign-in", StringComparison.Ordinal))
        {
            await WritingSession.SignInAsync(session.Page.Locator("main"));
            await session.Page.WaitForURLAsync("**/admin/posts");
        }

        await session.Page.GetByRole(AriaRole.Link, new() { Name = "A long session" }).ClickAsync();
        await session.Body.WaitForAsync();
        var offer = session.Page.GetByRole(AriaRole.Button, new() { Name = "Bring it back" });
        await session.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (await offer.IsVisibleAsync())
        {
            await offer.ClickAsync();
        }

        var kept = await session.Body.InputValueAsync();
        var words = kept.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        Assert.Equal(Text(words), kept);
        if (words < typed.Count)
        {
            Assert.True(died - typed[words] < MostLost, $"{typed.Count - words} words of {(died - typed[words]).TotalSeconds:0.0} s are lost.");
            typed.RemoveRange(words, typed.Count - words);
        }

        await Expect(session.Page.SavedLine()).ToContainTextAsync("Saved ");
        await session.Page.EvaluateAsync("() => { const body = document.querySelector('#post [name=body]'); body.focus(); body.setSelectionRange(body.value.length, body.value.length); }");
    }
}
