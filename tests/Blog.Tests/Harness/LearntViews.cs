using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Blog.Tests;

/// <summary>
/// How views are made and filled, which MVC compiles into code of its own at their first use, is the same for every site: it is learnt once for all of
/// them, and would be the larger part of what a test waits for.
/// </summary>
internal static class LearntViews
{
    private static IRazorPageFactoryProvider? factories;
    private static IRazorPageActivator? activator;

    public static void AddLearntViews(this IServiceCollection services)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IRazorPageFactoryProvider)).ImplementationType
            ?? throw new InvalidOperationException("MVC makes its views in another way now.");
        services.Replace(ServiceDescriptor.Singleton(site => LazyInitializer.EnsureInitialized(
            ref factories, () => new Factories((IRazorPageFactoryProvider)ActivatorUtilities.CreateInstance(site, usual)))));
        services.Replace(ServiceDescriptor.Singleton(site => LazyInitializer.EnsureInitialized(
            ref activator, () => ActivatorUtilities.CreateInstance<RazorPageActivator>(site))));
    }

    private sealed class Factories(IRazorPageFactoryProvider usual) : IRazorPageFactoryProvider
    {
        private readonly ConcurrentDictionary<string, RazorPageFactoryResult> known = new(StringComparer.Ordinal);

        public RazorPageFactoryResult CreateFactory(string relativePath) => known.GetOrAdd(relativePath, usual.CreateFactory);
    }
}
