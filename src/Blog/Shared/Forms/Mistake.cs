using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Shared.Forms;

/// <summary>What is not right yet: the name of the field, "" for the whole, and a sentence for the person who filled it in.</summary>
public sealed record Mistake(string Field, string Message);

public static class Mistakes
{
    public static void Add(this ModelStateDictionary state, IEnumerable<Mistake> mistakes)
    {
        foreach (var mistake in mistakes)
        {
            state.AddModelError(mistake.Field, mistake.Message);
        }
    }
}
