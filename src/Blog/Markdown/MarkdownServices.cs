namespace Blog.Markdown;

/// <summary>Registers what turns Markdown into HTML.</summary>
public static class MarkdownServices
{
    public static IServiceCollection AddMarkdown(this IServiceCollection services) =>
        services.AddSingleton<MarkdownRenderer>()
            // A renderer is costly to make; who may have no use for one asks for this.
            .AddTransient(provider => new Lazy<MarkdownRenderer>(provider.GetRequiredService<MarkdownRenderer>));
}
