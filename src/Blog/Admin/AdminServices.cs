namespace Blog.Admin;

internal static class AdminServices
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services.AddScoped<WaitingCount>();
}
