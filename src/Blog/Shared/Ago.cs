namespace Blog.Shared;

/// <summary>How long ago, in the words of the admin area.</summary>
public static class Ago
{
    /// <summary>"10 minutes ago"; null for what is so long past that its date says more.</summary>
    public static string? Of(TimeSpan past) => past switch
    {
        { TotalMinutes: < 1 } => "just now",
        { TotalMinutes: < 2 } => "1 minute ago",
        { TotalHours: < 1 } => $"{(int)past.TotalMinutes} minutes ago",
        { TotalHours: < 2 } => "1 hour ago",
        { TotalDays: < 1 } => $"{(int)past.TotalHours} hours ago",
        _ => null,
    };
}
