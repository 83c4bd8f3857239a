using Blog.Languages;
using Blog.Settings;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Blog.Shared;

/// <summary>What stands in the window's title.</summary>
public static class PageTitle
{
    /// <summary>"Error: Sign in — The Quiet Hour"; a page that sets no title is the home page.</summary>
    public static string Of(ViewDataDictionary view, CurrentSite site)
    {
        var title = view["Title"] is string { Length: > 0 } own ? (site.IsSetUp ? SharedTexts.TitleWithin.With(own, site.Name) : own) : site.Name;
        return view.ModelState.IsValid ? title : SharedTexts.ErrorTitle.With(title);
    }
}
