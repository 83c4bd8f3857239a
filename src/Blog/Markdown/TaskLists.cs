using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Blog.Markdown;

/// <summary>A box that only shows a state: disabled, and named by the words behind it.</summary>
internal static class TaskLists
{
    public static void Label(IHtmlDocument document)
    {
        foreach (var box in document.QuerySelectorAll("input"))
        {
            if (box.GetAttribute("type") != "checkbox" || !box.Ancestors<IHtmlListItemElement>().Any() || box.ParentElement is not { } parent)
            {
                box.Remove();
                continue;
            }

            box.SetAttribute("disabled", "");
            var label = document.CreateElement("label");
            var words = parent.ChildNodes.SkipWhile(node => node != box).TakeWhile(IsPhrase).ToArray();
            parent.InsertBefore(label, box);
            label.Append(words);
        }
    }

    private static bool IsPhrase(INode node) => node is not IElement element || element.LocalName == "input" || AllowedHtml.IsPhrasing(element.LocalName);
}
