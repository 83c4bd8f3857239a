using Blog.Hosting;
using Blog.Shared;
using Blog.Tests.Mail;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Shared;

public sealed class WorkerTests
{
    [Fact]
    public async Task What_loses_its_patience_within_a_round_does_not_end_the_worker()
    {
        await using var site = await Site.StartAsync();
        var clock = new FakeTimeProvider();
        using var worker = new Impatient(site.Services, clock);
        await worker.StartAsync(TestContext.Current.CancellationToken);

        await Eventually.IsTrueAsync(() =>
        {
            clock.Advance(Impatient.Pause);
            return Task.FromResult(worker.Rounds >= 2 || worker.ExecuteTask!.IsCompleted);
        });

        Assert.False(worker.ExecuteTask!.IsCompleted);
        await worker.StopAsync(TestContext.Current.CancellationToken);
        Assert.True(worker.ExecuteTask.IsCanceled);
    }

    private sealed class Impatient(IServiceProvider services, TimeProvider time)
        : RoundsWorker(services.GetRequiredService<IServiceScopeFactory>(), time, services.GetRequiredService<Opening>(), NullLogger.Instance, Pause, "It was in vain")
    {
        public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

        private int rounds;

        public int Rounds => Volatile.Read(ref rounds);

        protected override Task DoRoundAsync(IServiceProvider services, CancellationToken cancel)
        {
            Interlocked.Increment(ref rounds);
            throw new TaskCanceledException("Not because the process ends.");
        }
    }
}
