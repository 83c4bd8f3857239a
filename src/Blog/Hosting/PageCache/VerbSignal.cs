namespace Blog.Hosting.PageCache;

/// <summary>
/// Lets a verb that writes beside the running site say so, through a file in the data folder that both know. The site looks four times a second and
/// then forgets all pages.
/// </summary>
internal sealed class VerbSignal(DataFolder folder, PageStore pages) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly string file = folder.Changed;

    private bool isServing;

    /// <summary>When the last verb said so that this site has heard of.</summary>
    public DateTime Heard { get; private set; } = File.GetLastWriteTimeUtc(folder.Changed);

    public void Raise()
    {
        if (!isServing)
        {
            File.WriteAllText(file, Guid.NewGuid().ToString());
        }
    }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        isServing = true;
        return base.StartAsync(cancellationToken);
    }

    // By the clock of the machine: this is about processes, not about what the site shows.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(BetweenLooks);
        while (await clock.WaitForNextTickAsync(stoppingToken))
        {
            var written = File.GetLastWriteTimeUtc(file);
            if (written != Heard)
            {
                // In this order: nobody may believe what has been ready until then to be what the verb has left.
                pages.Evict([PageTag.Site]);
                Heard = written;
            }
        }
    }
}
