namespace Blog.Settings;

/// <summary>The time zones that can be chosen, by their IANA names.</summary>
public static class TimeZones
{
    public static readonly IReadOnlyList<string> All =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Append("UTC").Distinct().Where(IsCity).Order(StringComparer.Ordinal)];

    /// <summary>The server's own zone where it is in the list, else UTC.</summary>
    public static string Local => All.Contains(TimeZoneInfo.Local.Id) ? TimeZoneInfo.Local.Id : "UTC";

    /// <summary>What a site that has <paramref name="set"/> may choose from: what is set may stay, in the list or not.</summary>
    public static IReadOnlyList<string> With(string set) => All.Contains(set) ? All : [.. All, set];

    // Leaves out abbreviations and countries ("EST", "Cuba"), old spellings that mean the same.
    private static bool IsCity(string id) => id == "UTC" || (id.Contains('/') && !id.StartsWith("Etc/", StringComparison.Ordinal) && !id.StartsWith("US/", StringComparison.Ordinal));
}
