using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared;

/// <summary><c>&lt;icon name="check" /&gt;</c>: a small line drawing, decoration beside a word.</summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    /// <summary>One of the names in <see cref="Icons"/>.</summary>
    public required string Name { get; set; }

    /// <summary>For arrows: turned round where text runs from right to left.</summary>
    public bool Flip { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Icons.Svg(Name, Flip));
    }
}
