using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Shared.Forms;

/// <summary>Reads what model binding and services have found wrong. A key is the name of a field in any case; "" is the form as a whole.</summary>
public static class FieldErrors
{
    public static string? FirstError(this ModelStateDictionary state, string field) =>
        state.TryGetValue(field, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    /// <summary>Notes that <paramref name="value"/> is longer than its field may be: <paramref name="complaint"/>, how long that is, and what to do.</summary>
    public static void Limit(this ModelStateDictionary state, string field, string value, int length, string complaint, string? advice = null)
    {
        if (value.Length > length)
        {
            state.AddModelError(field, $"{complaint}: {length} characters are the most{(advice is null ? "" : $". {advice}")}");
        }
    }

    /// <summary>The first error of each field, in no order that means anything to a person.</summary>
    public static IEnumerable<(string Field, string Message)> FirstErrors(this ModelStateDictionary state) =>
        from entry in state where entry.Value.Errors.Count > 0 select (entry.Key.ToLowerInvariant(), entry.Value.Errors[0].ErrorMessage);
}
