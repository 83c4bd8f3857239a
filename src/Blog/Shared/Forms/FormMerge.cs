using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Blog.Shared.Forms;

/// <summary>
/// Brings what was typed into a form together with what others have saved since it was opened. A field that only one side has changed is as that side
/// wants it; where both have, nothing is saved until a person has seen both.
/// </summary>
/// <param name="opened">What the form was opened with, as <see cref="Opened"/> says it. Who does not say it, such as a program, means all that is sent.</param>
/// <param name="isOneText">No field means anything without the others, so what only others have changed is to be seen, too.</param>
public sealed class FormMerge(string? opened = null, bool isOneText = false)
{
    private const int MarkLength = 16;

    private readonly bool isKnown = !string.IsNullOrEmpty(opened);
    private readonly Dictionary<string, string> marks = Parse(opened);
    private readonly Dictionary<string, string> theirs = [];

    /// <summary>For a form that is opened now.</summary>
    /// <param name="fill">Merges each field with itself.</param>
    public static FormMerge Opening(Action<FormMerge> fill)
    {
        var merge = new FormMerge();
        fill(merge);
        return merge;
    }

    /// <summary>What others have saved, by the name of the field, where a person has to decide.</summary>
    public IReadOnlyDictionary<string, string> Theirs => theirs;

    public bool IsConflict => theirs.Count > 0;

    /// <summary>For the form's field <c>opened</c>. Whoever sends the form again knows what others had saved.</summary>
    public string Opened =>
        string.Join(' ', marks.Keys.Union(theirs.Keys).Select(name => $"{name}:{(theirs.TryGetValue(name, out var seen) ? MarkOf(seen) : marks[name])}"));

    /// <summary>For the heading of the errors.</summary>
    /// <param name="otherwise">When nobody else has saved.</param>
    public string Heading(string otherwise) => IsConflict ? "Two people have written here" : otherwise;

    /// <summary>Each field once in every try to save.</summary>
    /// <param name="field">The name of the field in the form.</param>
    /// <param name="typed">What the form says, cleaned as it is stored.</param>
    /// <param name="stored">What is stored now.</param>
    /// <returns>What is to be saved, unless there is a conflict.</returns>
    public T Merge<T>(string field, T typed, T stored)
        where T : notnull
    {
        theirs.Remove(field);
        var (mine, now) = (TextOf(typed), TextOf(stored));
        if (mine == now)
        {
            marks.TryAdd(field, MarkOf(now));
            return typed;
        }

        var before = marks.GetValueOrDefault(field);
        if (!isKnown || before == MarkOf(now))
        {
            return typed;
        }

        if (before == MarkOf(mine) && !isOneText)
        {
            return stored;
        }

        theirs[field] = now;
        return typed;
    }

    private static string TextOf<T>(T value)
        where T : notnull => value is bool isTicked ? (isTicked ? "Yes" : "No") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    // Short: it tells a value from the one before, and not from one that was made to look like it.
    private static string MarkOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, MarkLength / 2));

    private static Dictionary<string, string> Parse(string? opened)
    {
        Dictionary<string, string> marks = [];
        foreach (var mark in (opened ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (mark.Split(':') is [var field, { Length: MarkLength } value])
            {
                marks[field] = value;
            }
        }

        return marks;
    }
}

public static class FormMerges
{
    /// <summary>Says beside each field that others have saved something else in it.</summary>
    public static void Add(this ModelStateDictionary state, FormMerge merge)
    {
        foreach (var field in merge.Theirs.Keys)
        {
            state.AddModelError(field, "Somebody saved something else here since you opened this page. Yours stands here, theirs below it; saving again keeps yours");
        }
    }
}
