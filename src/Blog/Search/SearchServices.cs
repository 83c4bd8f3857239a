using Blog.Hosting;

namespace Blog.Search;

internal static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services, DatabaseProvider provider)
    {
        _ = provider == DatabaseProvider.Sqlite ? services.AddScoped<ISearchIndex, SqliteSearchIndex>() : services.AddScoped<ISearchIndex, PostgresSearchIndex>();
        services.AddSingleton<SearchBell>().AddSingleton<SearchUpkeep>().AddHostedService(provided => provided.GetRequiredService<SearchUpkeep>());
        return services.AddScoped<Vocabulary>().AddScoped<PostSearch>().AddScoped<Suggestions>();
    }
}
