using System.Collections.Concurrent;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Blog.Tests;

/// <summary>
/// What MVC learns of our page models by reflection, and the code it compiles to make and fill a view, is the same for every site, and a good part of a
/// start: it is learnt once for all of them.
/// </summary>
internal static class LearntByMvc
{
    private static IModelMetadataProvider? models;
    private static IRazorPageFactoryProvider? views;
    private static IRazorPageActivator? activator;

    public static void AddLearntByMvc(this IServiceCollection services)
    {
        var usual = services.Last(service => service.ServiceType == typeof(IRazorPageFactoryProvider)).ImplementationType
            ?? throw new InvalidOperationException("MVC makes its views in another way now.");
        services.Replace(ServiceDescriptor.Singleton(site => LazyInitializer.EnsureInitialized(
            ref models, () => ActivatorUtilities.CreateInstance<DefaultModelMetadataProvider>(site))));
        services.Replace(ServiceDescriptor.Singleton(site => LazyInitializer.EnsureInitialized(
            ref views, () => new Views((IRazorPageFactoryProvider)ActivatorUtilities.CreateInstance(site, usual)))));
        services.Replace(ServiceDescriptor.Singleton(site => LazyInitializer.EnsureInitialized(
            ref activator, () => ActivatorUtilities.CreateInstance<RazorPageActivator>(site))));
    }

    private sealed class Views(IRazorPageFactoryProvider usual) : IRazorPageFactoryProvider
    {
        private readonly ConcurrentDictionary<string, RazorPageFactoryResult> known = new(StringComparer.Ordinal);

        public RazorPageFactoryResult CreateFactory(string relativePath) => known.GetOrAdd(relativePath, usual.CreateFactory);
    }
}
