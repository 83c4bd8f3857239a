using Blog.Hosting;
using Blog.Shared;

namespace Blog.Comments.Digests;

/// <summary>Looks every minute whether a letter about what waits is due.</summary>
internal sealed class DigestWorker(IServiceScopeFactory scopes, TimeProvider time, Opening opening, ILogger<DigestWorker> log)
    : RoundsWorker(scopes, time, opening, log, TimeSpan.FromMinutes(1), "Whether letters about what waits are due could not be looked up")
{
    protected override Task DoRoundAsync(IServiceProvider services, CancellationToken cancel) => services.GetRequiredService<DigestSending>().RunAsync(cancel);
}
