using Blog.Hosting;
using Blog.Shared;

namespace Blog.Comments.Erasure;

/// <summary>Has forgetting done, every few hours.</summary>
internal sealed class ForgettingWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<ForgettingWorker> log)
    : RoundsWorker(scopes, time, opening, log, TimeSpan.FromHours(6), "What has had its time could not be erased")
{
    protected override Task DoRoundAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<Forgetting>().RunAsync(cancel);
}
