using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Tells the other nodes over Redis what a write has changed, and waits until each has forgotten it. A node believes that it hears the others as
/// long as it hears itself: each second it says something. A deaf node keeps pages for a moment only, and forgets all of them when it hears again.
/// Without Redis there are no other nodes.
/// </summary>
internal sealed class OtherNodes : BackgroundService
{
    /// <summary>How long a page lives on a node that hears the others. What nobody could tell, such as while the writer was cut off, ends here.</summary>
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan LifeWhenDeaf = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DeafAfter = 3 * Beat;

    /// <summary>A write waits so long for the others, and not longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private static readonly RedisChannel Channel = RedisChannel.Literal("blog:pages");

    private readonly string me = Guid.NewGuid().ToString("N");
    private readonly ConfigurationOptions? redis;
    private readonly PageStore pages;
    private readonly SiteMemory memory;
    private readonly ILogger<OtherNodes> log;
    private readonly ConcurrentDictionary<long, Receipt> receipts = new();
    private readonly Lock hearing = new();

    private readonly Lock connect = new();
    private Task<ConnectionMultiplexer>? connecting;
    private long lastHeard;
    private long lastNumber;
    private volatile bool isListening;
    private bool isDeaf;
    private bool hasSaidSo;
    private volatile bool hasMissed;

    public OtherNodes(IOptions<BlogOptions> options, PageStore pages, SiteMemory memory, ILogger<OtherNodes> log)
    {
        (redis, this.pages, this.memory, this.log) = (Read(options.Value.Redis), pages, memory, log);
        if (redis is not null)
        {
            isDeaf = true;
            memory.LongestLife = LifeWhenDeaf;
        }
    }

    /// <summary>Never fails: what is written is written, whether anybody can be told or not.</summary>
    public async Task TellAsync(IReadOnlyCollection<PageTag> tags)
    {
        if (redis is null)
        {
            return;
        }

        var number = Interlocked.Increment(ref lastNumber);
        var receipt = receipts[number] = new Receipt();
        try
        {
            var bus = (await ConnectAsync()).GetSubscriber();
            var listeners = await bus.PublishAsync(Channel, $"evict {me} {number} {string.Join(' ', tags)}").WaitAsync(Patience);
            // A verb hears no answers, and shows nothing to anybody.
            await (isListening ? receipt.From(listeners).WaitAsync(Patience) : Task.CompletedTask);
        }
        catch (Exception exception) when (IsOfTheLine(exception))
        {
            hasMissed = true;
            log.LogWarning("The other nodes could not be told what has changed: {Reason}", exception.Message);
        }
        finally
        {
            receipts.TryRemove(number, out _);
        }
    }

    public override void Dispose()
    {
        if (connecting is { IsCompletedSuccessfully: true })
        {
            connecting.Result.Dispose();
        }

        base.Dispose();
    }

    // By the clock of the machine: this is about lines, not about what the site shows.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (redis is null)
        {
            return;
        }

        // It may take as long to be heard for the first time.
        Volatile.Write(ref lastHeard, Environment.TickCount64);
        using var clock = new PeriodicTimer(Beat);
        do
        {
            try
            {
                var bus = (await ConnectAsync()).GetSubscriber();
                if (!isListening)
                {
                    await ListenAsync(bus);
                }

                await bus.PublishAsync(Channel, $"beat {me}").WaitAsync(Patience, stoppingToken);
            }
            catch (Exception exception) when (IsOfTheLine(exception) && !stoppingToken.IsCancellationRequested)
            {
                GoDeaf();
            }

            if (Environment.TickCount64 - Volatile.Read(ref lastHeard) > DeafAfter.TotalMilliseconds)
            {
                GoDeaf();
            }
        }
        while (await clock.WaitForNextTickAsync(stoppingToken));
    }

    // The client drops what waits to be sent when a line breaks before it was ready.
    private static bool IsOfTheLine(Exception exception) => exception is RedisException or TimeoutException or ObjectDisposedException or OperationCanceledException;

    private async Task ListenAsync(ISubscriber bus)
    {
        try
        {
            (await bus.SubscribeAsync(Channel)).OnMessage(message => HearAsync(bus, message.Message.ToString()));
            isListening = true;
        }
        finally
        {
            // Else the client would collect for nobody what it hears from the time when it can, once for each time that it was asked before.
            if (!isListening)
            {
                bus.Unsubscribe(Channel, handler: null, CommandFlags.FireAndForget);
            }
        }
    }

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        lock (connect)
        {
            if (connecting is null or { IsFaulted: true })
            {
                connecting = ConnectAsync(redis!);
            }

            return connecting;
        }
    }

    private static ConfigurationOptions? Read(string? configured)
    {
        if (string.IsNullOrWhiteSpace(configured))
        {
            return null;
        }

        try
        {
            var settings = ConfigurationOptions.Parse(configured);
            if (settings.EndPoints.Count == 0)
            {
                throw new FormatException("it names no server.");
            }

            // Comes back by itself; and what cannot be said at once is not said later, when nobody knows any more what it was about.
            settings.AbortOnConnectFail = false;
            settings.BacklogPolicy = BacklogPolicy.FailFast;
            settings.ConnectTimeout = settings.AsyncTimeout = (int)Patience.TotalMilliseconds;
            return settings;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException)
        {
            throw new StartupException($"Blog:Redis cannot be read: {exception.Message}", exception);
        }
    }

    private async Task<ConnectionMultiplexer> ConnectAsync(ConfigurationOptions settings)
    {
        var connection = await ConnectionMultiplexer.ConnectAsync(settings);
        // Something may have been said while the line was away.
        connection.ConnectionFailed += (_, _) => GoDeaf();
        return connection;
    }

    // Without what else the setting says, such as the password.
    private string Servers => string.Join(", ", redis!.EndPoints.Select(EndPointCollection.ToString));

    private void GoDeaf()
    {
        lock (hearing)
        {
            isDeaf = true;
            memory.LongestLife = LifeWhenDeaf;
            if (!hasSaidSo)
            {
                hasSaidSo = true;
                log.LogWarning("Redis ({Servers}) is away: pages are kept for {Seconds} seconds only.", Servers, LifeWhenDeaf.TotalSeconds);
            }
        }
    }

    private void Hear()
    {
        lock (hearing)
        {
            Volatile.Write(ref lastHeard, Environment.TickCount64);
            if (isDeaf)
            {
                isDeaf = hasSaidSo = false;
                pages.Evict([PageTag.Site]);
                memory.LongestLife = Life;
                log.LogInformation("This node hears the others.");
            }
        }
    }

    private async Task HearAsync(ISubscriber bus, string message)
    {
        switch (message.Split(' '))
        {
            case ["beat", var sender] when sender == me:
                await HearMyselfAsync(bus);
                break;
            case ["evict", var sender, var number, .. var tags]:
                if (sender != me)
                {
                    pages.Evict([.. tags.Select(PageTag.Parse)]);
                }

                await bus.PublishAsync(Channel, $"done {sender} {number}", CommandFlags.FireAndForget);
                break;
            case ["done", var sender, var number] when sender == me && long.TryParse(number, out var key) && receipts.TryGetValue(key, out var receipt):
                receipt.Sign();
                break;
        }
    }

    private async Task HearMyselfAsync(ISubscriber bus)
    {
        Hear();
        if (hasMissed)
        {
            hasMissed = false;
            await bus.PublishAsync(Channel, $"evict {me} 0 {PageTag.Site}", CommandFlags.FireAndForget);
        }
    }

    /// <summary>Counts who has forgotten what a write has changed.</summary>
    private sealed class Receipt
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private long signed;
        private long expected = long.MaxValue;

        public void Sign()
        {
            if (Interlocked.Increment(ref signed) >= Volatile.Read(ref expected))
            {
                all.TrySetResult();
            }
        }

        public Task From(long listeners)
        {
            Volatile.Write(ref expected, listeners);
            if (Volatile.Read(ref signed) >= listeners)
            {
                all.TrySetResult();
            }

            return all.Task;
        }
    }
}
