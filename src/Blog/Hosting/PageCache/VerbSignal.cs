namespace Blog.Hosting.PageCache;

/// <summary>
/// Lets a verb that writes beside the running site say so, through a file in the data folder that both know. The site looks four times a second and
/// then forgets all pages.
/// </summary>
internal sealed class VerbSignal(DataFolder folder, PageStore pages, ILogger<VerbSignal> log) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly string file = folder.Changed;

    private bool isServing;

    /// <summary>When the last verb said so that this site has heard of.</summary>
    public DateTime Heard { get; private set; } = File.GetLastWriteTimeUtc(folder.Changed);

    public void Raise()
    {
        if (isServing)
        {
            return;
        }

        try
        {
            File.WriteAllText(file, Guid.NewGuid().ToString());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It is saved already, and what else the verb does is not to be left undone.
            log.LogWarning("A site that is running could not be told what has changed ({Reason}); restart it.", exception.Message);
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
            var written = LastWritten();
            if (written != Heard)
            {
                // In this order: nobody may believe what has been ready until then to be what the verb has left.
                pages.Evict([PageTag.Site]);
                Heard = written;
            }
        }
    }

    // A folder that cannot be read for a moment, on a network for instance, says nothing.
    private DateTime LastWritten()
    {
        try
        {
            return File.GetLastWriteTimeUtc(file);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Heard;
        }
    }
}
