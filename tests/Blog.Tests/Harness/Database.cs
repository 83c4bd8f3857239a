using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Blog.Tests;

/// <summary>The databases that the product runs on, and so every test that touches data.</summary>
public enum Database
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on each database, which is its first argument; what is given here follows as the next ones. Without PostgreSQL on
/// the machine its runs are skipped and say so; in CI they run, and fail.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public sealed class OnEachDatabaseAttribute(params object?[] arguments) : DataAttribute
{
    public IReadOnlyList<object?> Arguments => arguments;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var onPostgres = new TheoryDataRow([Database.Postgres, .. arguments]) { Skip = Needs.OrFail(PostgresCluster.Missing) };
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow([Database.Sqlite, .. arguments]), onPostgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>What to do where a tool that a test needs is missing.</summary>
public static class Needs
{
    private static readonly bool IsCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The reason to skip a test; null, so that it runs and fails, where every tool must be present.</summary>
    public static string? OrFail(string? reason) => IsCi ? null : reason;
}
