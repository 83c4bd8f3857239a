using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared.Forms;

/// <summary>
/// <c>&lt;input field="email" hint&gt;</c>: gives a control its id and name, and tells assistive software of its hint and its error. A
/// <c>&lt;fieldset field="use"&gt;</c> is what the error of its choices leads to; they bear the name themselves.
/// </summary>
[HtmlTargetElement("input", Attributes = "field", TagStructure = TagStructure.WithoutEndTag)]
[HtmlTargetElement("textarea", Attributes = "field")]
[HtmlTargetElement("select", Attributes = "field")]
[HtmlTargetElement("fieldset", Attributes = "field")]
public sealed class FieldTagHelper : TagHelper
{
    /// <summary>The name of the field, which is also its id.</summary>
    public required string Field { get; set; }

    /// <summary>True when an element with the id <c>{field}-hint</c> explains it.</summary>
    public bool Hint { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var isWrong = ViewContext.ModelState.FirstError(Field) is not null;
        var isGroup = output.TagName == "fieldset";
        output.Attributes.SetAttribute("id", Field);
        output.Attributes.SetAttribute(isGroup ? "tabindex" : "name", isGroup ? "-1" : Field);
        if (Hint || isWrong)
        {
            output.Attributes.SetAttribute("aria-describedby", (Hint ? $"{Field}-hint" : "") + (Hint && isWrong ? " " : "") + (isWrong ? $"{Field}-error" : ""));
        }

        if (isWrong && !isGroup)
        {
            output.Attributes.SetAttribute("aria-invalid", "true");
        }
    }
}
