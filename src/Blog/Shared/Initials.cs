using System.Globalization;

namespace Blog.Shared;

/// <summary>What stands for a person who has no portrait: made here, never fetched from elsewhere.</summary>
public static class Initials
{
    /// <summary>"MH" for "Maren Holt", "E" for "Elif". Whole characters as readers see them, flags and accents included; "?" for a name without any.</summary>
    public static string Of(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
