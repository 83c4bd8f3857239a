namespace Blog.Revisions;

internal static class RevisionServices
{
    public static IServiceCollection AddRevisions(this IServiceCollection services) =>
        services.AddScoped<RevisionKeeping>().AddHostedService<RevisionWorker>();
}
