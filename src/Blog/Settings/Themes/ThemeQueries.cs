namespace Blog.Settings.Themes;

/// <summary>The only place that knows when readers see a theme.</summary>
public static class ThemeQueries
{
    /// <summary>The one that is put on and says something; or nothing.</summary>
    public static IQueryable<Theme> InUse(this IQueryable<Theme> themes) => themes.Where(theme => theme.Id == Theme.OnlyId && theme.IsInUse && theme.Version != "");
}
