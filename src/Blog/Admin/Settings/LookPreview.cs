using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Settings;

/// <summary>
/// A page of the site with what the owner has typed and not saved. It is the answer to their own form, so nobody else ever gets it, and nothing of it
/// is kept: what they typed comes with it, to go back with.
/// </summary>
/// <param name="Page">The path of the page that is shown.</param>
/// <param name="Form">The path of the form that it answers.</param>
/// <param name="Typed">All that was typed into that form.</param>
/// <param name="Theme">A theme that is not saved; null: the page has the one that is.</param>
/// <param name="Other">What to send for the other page that can be shown; null when there is none.</param>
public sealed record LookPreview(string Page, string Form, IReadOnlyList<KeyValuePair<string, string>> Typed, InlineStyle? Theme, string? Other)
{
    /// <summary>What the buttons send: for the newest post, for the home page, and for the form as it was typed.</summary>
    public const string OfPost = "preview";
    public const string OfHome = "preview-home";
    public const string Back = "back";

    public static bool IsAskedFor(string? pressed) => pressed is OfPost or OfHome;
}

/// <summary>Makes previews of how the site looks.</summary>
public sealed class LookPreviews(BlogDbContext db, TimeProvider time)
{
    /// <summary>What a form sends beside what was typed.</summary>
    private static readonly string[] NotTyped = ["do", "__RequestVerificationToken"];

    /// <param name="request">Whose form asks for it.</param>
    /// <param name="css">The theme, checked; null: the one that is saved.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <returns>Nothing yet: see <see cref="PreviewedPage"/>.</returns>
    public async Task<IActionResult> ShowAsync(HttpRequest request, string? css, CancellationToken cancel)
    {
        var post = await db.Posts.Published(time.GetUtcNow()).NewestFirst().Select(one => one.Slug).FirstOrDefaultAsync(cancel);
        var isOfHome = post is null || request.Form["do"] == LookPreview.OfHome;
        request.HttpContext.Features.Set(new LookPreview(
            isOfHome ? "/" : PostUrl.To(post!),
            request.Path,
            [.. from field in request.Form where !NotTyped.Contains(field.Key) from value in field.Value select KeyValuePair.Create(field.Key, value ?? "")],
            css is null ? null : new InlineStyle(css),
            post is null ? null : isOfHome ? LookPreview.OfPost : LookPreview.OfHome));
        return new EmptyResult();
    }
}
