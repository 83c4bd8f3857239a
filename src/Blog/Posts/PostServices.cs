namespace Blog.Posts;

internal static class PostServices
{
    public static IServiceCollection AddPosts(this IServiceCollection services) =>
        services.AddScoped<PostNaming>().AddScoped<PostEditing>().AddScoped<PostShelf>();
}
