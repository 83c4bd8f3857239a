using Blog.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Blog.Hosting;

/// <summary>Whether the database answers. That it can be opened is not enough: a file can always be.</summary>
internal sealed class DatabaseHealth(BlogDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Settings.AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
