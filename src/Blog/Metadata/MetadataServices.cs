using Blog.Hosting;
using Blog.Metadata.Cards;

namespace Blog.Metadata;

internal static class MetadataServices
{
    /// <summary>What machines are told about the site and its pages.</summary>
    public static IServiceCollection AddMetadata(this IServiceCollection services, BlogOptions options) => services
        .AddScoped<Sitemap>()
        .AddScoped<PostSource>()
        .AddSingleton(SecurityContact.Of(options))
        .AddSingleton<CardBell>()
        .AddSingleton<CardFolder>()
        .AddSingleton<SocialCards>()
        .AddHostedService<CardWorker>();
}
