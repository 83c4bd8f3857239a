namespace Blog.Data;

/// <summary>Ends the process when its database was moved away or replaced: what it went on to acknowledge would be lost with the file that it has open.</summary>
internal sealed class DatabaseWatch(DatabaseFile file) : BackgroundService
{
    /// <summary>A look takes less than a millisecond.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    // By the clock of the machine: this is about files, not about what the site shows.
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var clock = new PeriodicTimer(BetweenLooks);
        while (await clock.WaitForNextTickAsync(stoppingToken))
        {
            if (file.IsReplaced())
            {
                throw new IOException($"The database {file.Found().FullName} was moved away or replaced while the site had it open; stop the site before you do that.");
            }
        }
    }
}
