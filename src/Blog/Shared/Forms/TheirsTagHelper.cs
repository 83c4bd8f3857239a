using System.Net;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared.Forms;

/// <summary><c>&lt;theirs for="help" label="Their help lines" in="Model.Merge" /&gt;</c>: below a field, what somebody else has saved in it meanwhile; nothing when nobody has.</summary>
[HtmlTargetElement("theirs", Attributes = "for, label, in", TagStructure = TagStructure.WithoutEndTag)]
public sealed class TheirsTagHelper : TagHelper
{
    private const int MostRows = 16;

    /// <summary>The name of the field.</summary>
    public required string For { get; set; }

    public required string Label { get; set; }

    public required FormMerge In { get; set; }

    /// <summary>What a person calls it, where the form sends something else.</summary>
    public Func<string, string>? As { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (!In.Theirs.TryGetValue(For, out var stored))
        {
            output.SuppressOutput();
            return;
        }

        var (id, label, text) = ($"their-{For}", WebUtility.HtmlEncode(Label), WebUtility.HtmlEncode(As?.Invoke(stored) ?? stored));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "field");
        // The first line break of such a field counts for nothing.
        output.Content.SetHtmlContent(
            $"""<label for="{id}">{label}</label><textarea class="input" id="{id}" rows="{Math.Min(stored.Count(one => one == '\n') + 2, MostRows)}" readonly dir="auto">{"\n"}{text}</textarea>""");
    }
}
