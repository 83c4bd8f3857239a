using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Blog.Shared;

/// <summary>One sentence for the next page, after post and redirect: what has been done.</summary>
public static class Notice
{
    private const string Key = "notice";

    public static void Say(ITempDataDictionary tempData, string sentence) => tempData[Key] = sentence;

    public static string? Take(ITempDataDictionary tempData) => tempData[Key] as string;
}
