using Blog.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Hosting.Addresses;

/// <summary>Forms whose page moved while somebody filled them in.</summary>
internal static class MovedForms
{
    /// <summary>What is read at a former address is led on for all pages in one place; what is sent there may be sent once more only where a page knows what it is.</summary>
    /// <returns>Null: it leads nowhere, or nobody may know.</returns>
    public static async Task<IActionResult?> LeadOnAsync(this PageModel page, BlogDbContext db, DateTimeOffset now, CancellationToken cancel) =>
        await db.FindFormerAsync(page.Request.Path.Value!, now, cancel) is { Onward: { } onward } ? page.RedirectPermanentPreserveMethod(onward) : null;
}
