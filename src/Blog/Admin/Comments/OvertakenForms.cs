using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin.Comments;

/// <summary>Forms about a comment that has been edited, decided on or withdrawn since they were opened.</summary>
internal static class OvertakenForms
{
    /// <param name="page">Shows the form again.</param>
    /// <param name="deed">What to do again.</param>
    /// <param name="typed">What is kept, with its verb.</param>
    public static void RefuseOvertaken(this PageModel page, string deed, string typed = "your words are")
    {
        page.Response.StatusCode = StatusCodes.Status409Conflict;
        page.ModelState.AddModelError("", $"This comment has changed since you opened the page. Have a look, then {deed} again; {typed} kept.");
    }
}
