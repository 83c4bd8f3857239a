using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.WebUtilities;

namespace Blog.Markdown.FromHtml;

/// <summary>Keeps links and pictures that lead somewhere for everybody.</summary>
internal static class ForeignLinks
{
    private const string Detour = "https://www.google.com/url?";

    public static void Clean(IHtmlDocument document)
    {
        foreach (var picture in document.QuerySelectorAll("img").ToList())
        {
            // A file on the writer's own machine, or the bytes themselves.
            if (picture.GetAttribute("src") is not { } source || !(Links.IsElsewhere(source) || source.StartsWith('/')))
            {
                picture.Remove();
            }

            picture.RemoveAttribute("width");
            picture.RemoveAttribute("height");
        }

        foreach (var link in document.QuerySelectorAll("a").ToList())
        {
            var address = Straight(link.GetAttribute("href") ?? "").Trim();
            if (!LeadsSomewhere(address) || link.ChildNodes.Length == 0)
            {
                Elements.Unwrap(link);
                continue;
            }

            link.SetAttribute("href", address);
            link.RemoveAttribute("title");
        }
    }

    private static bool LeadsSomewhere(string address) =>
        Links.IsElsewhere(address) || address.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || address.StartsWith("tel:", StringComparison.OrdinalIgnoreCase)
        || address.StartsWith('/');

    // Google Docs counts the clicks on the way.
    private static string Straight(string address) =>
        address.StartsWith(Detour, StringComparison.Ordinal) && QueryHelpers.ParseQuery(address[(Detour.Length - 1)..])["q"] is [{ } target] ? target : address;
}
