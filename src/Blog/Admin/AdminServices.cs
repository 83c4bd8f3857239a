using Blog.Admin.Posts;
using Blog.Admin.Settings;
using Blog.Admin.Writing;
using Blog.Posts;

namespace Blog.Admin;

internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddScoped<PostListing>().AddScoped<EditorOffers>().AddScoped<PostDeeds>()
        .AddScoped<TextPreviews>().AddScoped<Insertions>().AddScoped<InternalLinks>().AddScoped<LookPreviews>();
}
