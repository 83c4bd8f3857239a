using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Blog.Media;

namespace Blog.Markdown;

/// <summary>Pictures come from this site only: a reader's browser contacts no other host.</summary>
internal static class Pictures
{
    /// <summary>How wide a picture stands in a text: the column, or a little less than the screen.</summary>
    private const string WidthInText = "(width >= 46rem) 42rem, 92vw";

    /// <summary>In pixels, for whoever cannot choose among sizes, such as feed readers.</summary>
    private const int InText = 1600;

    public static void KeepOwn(IHtmlDocument document)
    {
        foreach (var picture in document.QuerySelectorAll("img"))
        {
            var address = picture.GetAttribute("src") ?? "";
            if (address.Length == 0 || Links.IsElsewhere(address))
            {
                ReplaceByLink(picture);
                continue;
            }

            picture.SetAttribute("alt", picture.GetAttribute("alt") ?? "");
            picture.SetAttribute("loading", "lazy");
            KeepNumber(picture, "width");
            KeepNumber(picture, "height");
            OfferSizes(picture, address);
        }
    }

    /// <summary>A titled picture alone in its paragraph is a figure, and the title its caption.</summary>
    public static void Caption(IHtmlDocument document)
    {
        foreach (var picture in document.QuerySelectorAll("p > img[title]:only-child"))
        {
            var paragraph = picture.ParentElement!;
            if (paragraph.TextContent.Trim().Length > 0)
            {
                continue;
            }

            var caption = document.CreateElement("figcaption");
            caption.TextContent = picture.GetAttribute("title")!;
            picture.RemoveAttribute("title");
            var figure = document.CreateElement("figure");
            figure.Append(picture, caption);
            paragraph.Replace(figure);
        }
    }

    /// <summary>Offers the picture instead of showing it: a link in the words that describe it.</summary>
    public static void ReplaceByLink(IElement picture)
    {
        var address = picture.GetAttribute("src") ?? "";
        var words = picture.GetAttribute("alt") is { Length: > 0 } alt ? alt : address;
        var document = picture.Owner!;
        if (address.Length == 0 || picture.Ancestors<IHtmlAnchorElement>().Any())
        {
            picture.Replace(document.CreateTextNode(words));
            return;
        }

        var link = document.CreateElement("a");
        link.SetAttribute("href", address);
        link.TextContent = words;
        picture.Replace(link);
    }

    // An uploaded picture says in its address how large it is. What the author says about that goes first.
    private static void OfferSizes(IElement picture, string address)
    {
        if (PictureAddress.Parse(address) is not { } known)
        {
            return;
        }

        if (!picture.HasAttribute("width") && !picture.HasAttribute("height"))
        {
            picture.SetAttribute("width", known.Width.ToString(CultureInfo.InvariantCulture));
            picture.SetAttribute("height", known.Height.ToString(CultureInfo.InvariantCulture));
        }

        if (known.SourceSet is { } sizes)
        {
            picture.SetAttribute("src", known.AtLeast(InText).Path);
            picture.SetAttribute("srcset", sizes);
            picture.SetAttribute("sizes", WidthInText);
        }
    }

    private static void KeepNumber(IElement picture, string attribute)
    {
        if (!int.TryParse(picture.GetAttribute(attribute), out var number) || number < 0)
        {
            picture.RemoveAttribute(attribute);
        }
    }
}
