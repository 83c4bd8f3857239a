namespace Blog.Pages;

internal static class PageServices
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services.AddScoped<Navigation>().AddScoped<PageEditing>().AddScoped<MenuKeeping>();
}
