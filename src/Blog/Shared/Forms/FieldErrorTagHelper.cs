using System.Net;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared.Forms;

/// <summary><c>&lt;field-error for="email" /&gt;</c>: what is wrong with a field, between its label and itself; nothing when nothing is.</summary>
[HtmlTargetElement("field-error", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldErrorTagHelper : TagHelper
{
    /// <summary>The name of the field, which is also its id.</summary>
    public required string For { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        FieldOrder.Of(ViewContext).Add(For);
        if (ViewContext.ModelState.FirstError(For) is not { } error)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error");
        output.Attributes.SetAttribute("id", $"{For}-error");
        output.Content.SetHtmlContent($"""{Icons.Of("alert")}<span><span class="visually-hidden">{SharedTexts.ErrorBefore}</span>{WebUtility.HtmlEncode(error)}</span>""");
    }
}
