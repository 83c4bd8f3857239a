namespace Blog.Markdown;

/// <summary>Registers what turns Markdown into HTML.</summary>
public static class MarkdownServices
{
    public static IServiceCollection AddMarkdown(this IServiceCollection services) =>
        services.AddSingleton<MarkdownRenderer>();
}
