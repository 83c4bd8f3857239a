using System.Net;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared.Forms;

/// <summary>
/// <c>&lt;error-summary heading="Your comment hasn’t been sent yet" /&gt;</c>: all errors of the form on top, each a link to its field; takes the focus
/// without a script. Nothing when there are none.
/// </summary>
[HtmlTargetElement("error-summary", Attributes = "heading", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    public required string Heading { get; set; }

    /// <summary>The level of the heading in its page.</summary>
    public int Level { get; set; } = 2;

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (ViewContext.ModelState.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "notice notice-bad");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("autofocus", "autofocus");
        output.Content.SetHtmlContent($"{Icons.Of("alert")}<h{Level}>{WebUtility.HtmlEncode(Heading)}</h{Level}>");
        output.PostContent.SetHtmlContent(new ErrorList(ViewContext));
    }

    // Written when the whole page has been made, and so in the order in which its fields stand.
    private sealed class ErrorList(ViewContext view) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder)
        {
            var fields = FieldOrder.Of(view);
            writer.Write("<ul>");
            foreach (var (field, message) in view.ModelState.FirstErrors().OrderBy(error => fields.IndexOf(error.Field)))
            {
                var text = WebUtility.HtmlEncode(message);
                writer.Write(field.Length == 0 ? $"<li>{text}</li>" : $"""<li><a href="#{WebUtility.HtmlEncode(field)}">{text}</a></li>""");
            }

            writer.Write("</ul>");
        }
    }
}
