using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Blog.Data;

/// <summary>
/// Stores every instant as UTC, to the microsecond that both databases keep. SQLite can then order and compare them, and PostgreSQL
/// accepts them; as <see cref="DateTimeOffset"/> neither would.
/// </summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTime>(
    instant => new DateTime(instant.UtcTicks - (instant.UtcTicks % Precision.Ticks), DateTimeKind.Utc),
    stored => new DateTimeOffset(stored.Ticks, TimeSpan.Zero))
{
    /// <summary>Between an instant and the next one that is stored as another.</summary>
    public static TimeSpan Precision { get; } = TimeSpan.FromMicroseconds(1);
}
