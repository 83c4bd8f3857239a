namespace Blog.Media;

internal static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services) => services.AddScoped<MediaKeeping>().AddSingleton<MediaFolder>().AddSingleton<MediaTurn>();
}
