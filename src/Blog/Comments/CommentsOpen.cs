using Blog.Settings;

namespace Blog.Comments;

/// <summary>Until when readers may comment on a post. The only place that knows.</summary>
/// <param name="Allowed">The author wants them.</param>
/// <param name="Days">After how many days they close; null: as the site says, 0: never.</param>
/// <param name="PublishedAt">From when the days are counted.</param>
public sealed record CommentsOpen(bool Allowed, int? Days, DateTimeOffset? PublishedAt)
{
    public bool At(DateTimeOffset now, SiteSettings settings) => Allowed && !settings.CommentsPaused && !(Until(settings) <= now);

    /// <summary>When they close by themselves; null when they do not.</summary>
    public DateTimeOffset? Until(SiteSettings settings) => (Days ?? settings.CommentDays) is > 0 and var days ? PublishedAt?.AddDays(days) : null;
}
