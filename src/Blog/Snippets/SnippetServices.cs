namespace Blog.Snippets;

internal static class SnippetServices
{
    public static IServiceCollection AddSnippets(this IServiceCollection services) => services.AddScoped<SnippetKeeping>().AddScoped<Blanks>();
}
