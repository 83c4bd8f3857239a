using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Related;

/// <summary>
/// Tells all listed posts of a tag or a series that something has changed around them: one statement however many they are, in the transaction of what
/// changes. To be called while they still belong to it.
/// </summary>
internal static class RelatedTelling
{
    public static Task TellOfTagAsync(this BlogDbContext db, Tag tag, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "RelatedChanges" ("PostId", "IsOwnListOnly")
         SELECT "PostId", TRUE FROM "PostTags" WHERE "TagId" = {tag.Id} AND "PublishedAt" IS NOT NULL
         """,
        cancel);

    public static Task TellOfSeriesAsync(this BlogDbContext db, Series series, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"""
         INSERT INTO "RelatedChanges" ("PostId", "IsOwnListOnly")
         SELECT "PostId", TRUE FROM "SeriesParts" WHERE "SeriesId" = {series.Id} AND "PublishedAt" IS NOT NULL
         """,
        cancel);
}
