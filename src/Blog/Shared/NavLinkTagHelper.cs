using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Blog.Shared;

/// <summary><c>&lt;nav-link href="/archive" whole&gt;</c>: a link that knows whether the reader is there already.</summary>
[HtmlTargetElement("nav-link", Attributes = "href")]
public sealed class NavLinkTagHelper : TagHelper
{
    public required string Href { get; set; }

    /// <summary>Also the current one on all pages below it: Topics on the page of a topic.</summary>
    public bool Whole { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        var path = View.HttpContext.Request.Path;
        if (path == Href || (Whole && path.StartsWithSegments(Href)))
        {
            output.Attributes.SetAttribute("aria-current", "page");
        }
    }
}
