using Blog.Data;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Data;

public sealed class CompiledQueryTests
{
    private static readonly CompiledQuery<DateTimeOffset, string> TitlesAt = new((db, at) => db.Posts.Published(at).NewestFirst().Select(post => post.Title));

    private static readonly CompiledQuery<string, DateTimeOffset, int> Together = new((db, slug, at) =>
        db.Posts.Where(post => post.Slug == slug).Published(at).Select(post => 1).Concat(db.Posts.Scheduled(at).Select(post => 2)));

    private static readonly CompiledQuery<int, int, int, string> Around = new((db, id, skipped, most) =>
        db.Posts.Except(id).OrderBy(post => post.Id).Select(post => post.Title).Skip(skipped).Take(most));

    private static readonly CompiledQuery<int, string> After = new((db, id) => db.Posts.Following(id).Select(post => post.Title));

    private static readonly CompiledQuery<int, string> First = new((db, most) => db.Posts.AtMost(most).Select(post => post.Title));

    private static readonly CompiledQuery<int, string> Next = new((db, id) => db.Posts.Next(id).Select(post => post.Title));

    private static readonly CompiledQuery<DateTimeOffset, DateTimeOffset, string> Between = new((db, from, now) => db.Posts.PublishedFrom(from, now).Select(post => post.Title));

    [Theory, OnEachDatabase]
    public async Task It_follows_the_rules_with_what_it_is_given_each_time(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var first = await site.Has(A.Post);
        var second = await site.Has(A.Post.Titled("Bread").At("bread"));
        var now = site.Clock.GetUtcNow();

        Assert.Equal([second.Title, first.Title], await site.Db(db => TitlesAt.Execute(db, now).ToListAsync().AsTask()));
        Assert.Empty(await site.Db(db => TitlesAt.Execute(db, now.AddYears(-50)).ToListAsync().AsTask()));
        Assert.Equal([1], await site.Db(db => Together.Execute(db, "bread", now).ToListAsync().AsTask()));
        Assert.Equal([2, 2], await site.Db(db => Together.Execute(db, "bread", now.AddYears(-50)).ToListAsync().AsTask()));
        Assert.Equal(["Bread"], await site.Db(db => Around.Execute(db, first.Id, 0, 5).ToListAsync().AsTask()));
        Assert.Empty(await site.Db(db => Around.Execute(db, first.Id, 1, 5).ToListAsync().AsTask()));
    }

    [Theory, OnEachDatabase]
    public async Task Another_database_with_another_model_is_asked_its_own_way(Database database)
    {
        await using var other = await Site.StartAsync(Database.Sqlite);
        await using var site = await Site.StartAsync(database);
        await site.Has(A.Post.Titled("Bread"));
        await other.Has(A.Post.Titled("Salt"));

        Assert.Equal(["Salt"], await other.Db(db => TitlesAt.Execute(db, other.Clock.GetUtcNow()).ToListAsync().AsTask()));
        Assert.Equal(["Bread"], await site.Db(db => TitlesAt.Execute(db, site.Clock.GetUtcNow()).ToListAsync().AsTask()));
    }

    [Fact]
    public async Task A_rule_that_does_something_else_with_what_it_is_given_is_refused_rather_than_misread()
    {
        await using var site = await Site.StartAsync();

        Assert.Contains("Following", (await Assert.ThrowsAsync<NotSupportedException>(() => site.Db(db => After.Execute(db, 7).ToListAsync().AsTask()))).Message, StringComparison.Ordinal);
        Assert.Contains("AtMost", (await Assert.ThrowsAsync<NotSupportedException>(() => site.Db(db => First.Execute(db, 7).ToListAsync().AsTask()))).Message, StringComparison.Ordinal);
        Assert.Contains("Next", (await Assert.ThrowsAsync<NotSupportedException>(() => site.Db(db => Next.Execute(db, 7).ToListAsync().AsTask()))).Message, StringComparison.Ordinal);
        Assert.Contains("PublishedFrom", (await Assert.ThrowsAsync<NotSupportedException>(() => site.Db(db => Between.Execute(db, default, default).ToListAsync().AsTask()))).Message, StringComparison.Ordinal);
    }
}

internal static class SomeRules
{
    public static IQueryable<Post> Except(this IQueryable<Post> posts, int id) => posts.Where(post => posts.Any(one => one.Id == post.Id && one.Id != id));

    public static IQueryable<Post> Following(this IQueryable<Post> posts, int id)
    {
        var next = id + 1;
        return posts.Where(post => post.Id == next);
    }

    public static IQueryable<Post> Next(this IQueryable<Post> posts, int id)
    {
        id++;
        return posts.Where(post => post.Id == id);
    }

    public static IQueryable<Post> AtMost(this IQueryable<Post> posts, int most) => posts.OrderBy(post => post.Id).Take(most);

    public static IQueryable<Post> PublishedFrom(this IQueryable<Post> posts, DateTimeOffset from, DateTimeOffset now) => posts.Published(from).Where(post => post.PublishedAt <= now);
}
