using Blog.Posts.Editing;
using Blog.Posts.Previews;
using Blog.Posts.Related;
using Blog.Posts.Tags;
using Blog.Posts.Upkeep;

namespace Blog.Posts;

internal static class PostServices
{
    /// <summary>What changes posts, and the worker that follows.</summary>
    public static IServiceCollection AddPosts(this IServiceCollection services)
    {
        services.AddScoped<PostNaming>().AddScoped<SeriesPlacing>().AddScoped<PostEditing>().AddScoped<PostDrafting>().AddScoped<PostShelf>().AddScoped<TagKeeping>().AddScoped<SeriesKeeping>().AddScoped<PostBatch>();
        services.AddScoped<PreviewLinks>().AddScoped<PostPreviews>().AddScoped<NextPost>();
        services.AddScoped<Rerendering>().AddScoped<Relating>();
        services.AddSingleton<UpkeepBell>().AddSingleton<PostUpkeep>();
        return services.AddHostedService(provider => provider.GetRequiredService<PostUpkeep>());
    }
}
