using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal static class OneForm
{
    /// <summary>
    /// What a person fills in at once: of two who save it in the same moment, the second learns of the first. Columns that are written by others, and
    /// not in the form, are not among them.
    /// </summary>
    public static void IsFilledIn<T>(this EntityTypeBuilder<T> entity, params ReadOnlySpan<string> fields)
        where T : class
    {
        foreach (var field in fields)
        {
            entity.Property(field).IsConcurrencyToken();
        }
    }
}
