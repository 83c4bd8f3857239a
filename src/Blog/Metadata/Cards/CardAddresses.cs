using Blog.Data;
using Blog.Hosting.Requests;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Blog.Metadata.Cards;

/// <summary>Serves the cards of what readers can see. An address of a former card leads to the one of today.</summary>
internal static class CardAddresses
{
    public static void MapCards(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/cards/{of:maxlength(32)}-{version:length(16)}.png", Reading.Methods, AnswerAsync);

    private static async Task<IResult> AnswerAsync(
        string of, string version, HttpResponse response, BlogDbContext db, CurrentSite site, SocialCards cards, TimeProvider time, CancellationToken cancel)
    {
        if (await FindAsync(of, db, site, time.GetUtcNow(), cancel) is not { } card)
        {
            return Results.NotFound();
        }

        if (card.Version != version)
        {
            return Results.Redirect(card.Path);
        }

        if (await cards.FileAsync(card, cancel) is not { } file)
        {
            return Results.NotFound();
        }

        response.KeepForEver();
        return TypedResults.PhysicalFile(file, "image/png", entityTag: new EntityTagHeaderValue($"\"{card.Version}\""));
    }

    private static async Task<SocialCard?> FindAsync(string of, BlogDbContext db, CurrentSite site, DateTimeOffset now, CancellationToken cancel)
    {
        if (of == SocialCard.Site)
        {
            return SocialCard.OfSite(site.Settings);
        }

        if (!Guid.TryParseExact(of, "N", out var uid))
        {
            return null;
        }

        var post = await db.Posts.Published(now).Where(one => one.Uid == uid).Select(one => new { one.Title, Author = one.Author.Name }).SingleOrDefaultAsync(cancel);
        return post is null ? null : SocialCard.OfPost(uid, post.Title, post.Author, site.Settings);
    }
}
