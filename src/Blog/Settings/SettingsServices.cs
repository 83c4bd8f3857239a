using Blog.Settings.Themes;

namespace Blog.Settings;

internal static class SettingsServices
{
    public static IServiceCollection AddSettings(this IServiceCollection services) => services.AddScoped<CurrentSite>().AddScoped<SettingsEditing>().AddScoped<ThemeEditing>();
}
