using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Blog.Hosting;

/// <summary>Whether the database answers, and is the one that the next start will find. That it can be opened is not enough: a file can always be.</summary>
internal sealed class DatabaseHealth(BlogDbContext db, DatabaseFile file) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Settings.AnyAsync(cancellationToken);
        return file.IsReplaced() ? HealthCheckResult.Unhealthy("Another file has taken the place of the database.") : HealthCheckResult.Healthy();
    }
}
