using Blog.Comments.Erasure;

namespace Blog.Hosting.PageCache;

internal static class PageCacheServices
{
    public static IServiceCollection AddPageCache(this IServiceCollection services) => services
        .AddScoped<Shown>()
        .AddSingleton<SiteMemory>()
        .AddSingleton(typeof(Remembered<>))
        .AddSingleton<PageStore>()
        .AddSingleton<Evictions>()
        .AddSingleton<VerbSignal>().AddHostedService(provider => provider.GetRequiredService<VerbSignal>())
        .AddSingleton<OtherNodes>().AddHostedService(provider => provider.GetRequiredService<OtherNodes>())
        .AddHostedService<PageForms>()
        .AddSingleton<SiteStamp>()
        .AddSingleton<KeptPages>().AddHostedService(provider => provider.GetRequiredService<KeptPages>())
        .AddSingleton<IHoldsWords>(provider => provider.GetRequiredService<KeptPages>());
}
