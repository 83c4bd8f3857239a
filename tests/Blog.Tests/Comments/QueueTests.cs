using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>What those who moderate see of all that waits, and in which order.</summary>
public sealed class QueueTests
{
    [Theory]
    [OnEachDatabase]
    public async Task The_oldest_waits_on_top_and_a_page_holds_twenty(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        for (var number = 1; number <= 21; number++)
        {
            await site.Has(A.CommentOn(post).Waiting().By($"Reader {number}"));
            site.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var ines = await site.SignInAsync(People.Ines);
        var first = await ines.OpenAsync("/admin/comments");
        var second = await first.ClickAsync("Next");

        Assert.Equal("Reader 1", first.WordsOf(".queue .who"));
        Assert.Equal(20, first.Document.QuerySelectorAll(".queue > li").Length);
        Assert.Equal("Reader 21", second.WordsOf(".queue .who"));
        Assert.Equal("Waiting 21", first.WordsOf(".tabs a[aria-current]"));
    }

    [Fact]
    public async Task An_address_turns_nothing_around_that_stands_beside_it()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).Waiting().From("رزا@example.org"));

        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        Assert.Contains(queue.Document.QuerySelectorAll(".queue .meta bdi"), bdi => bdi.TextContent == "رزا@example.org");
    }

    [Theory]
    [OnEachDatabase(null, "Reader 20", "Reader 21", "Reader 41")]
    [OnEachDatabase("approved", "Reader 26", "Reader 25", "Reader 5")]
    public async Task What_leaves_a_list_moves_nothing_that_is_still_to_be_read(Database database, string? show, string lastOfFirst, string firstOfSecond, string firstOfThird)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        for (var number = 1; number <= 45; number++)
        {
            var comment = A.CommentOn(post).By($"Reader {number}");
            await site.Has(show is null ? comment.Waiting() : comment);
            // Some in the same instant.
            site.Clock.Advance(TimeSpan.FromMinutes(number % 3));
        }

        using var ines = await site.SignInAsync(People.Ines);
        var first = await ines.OpenAsync($"/admin/comments{(show is null ? "" : $"?show={show}")}");
        var second = await first.ClickAsync("Next");
        Assert.Equal(lastOfFirst, NamesOn(first)[^1]);
        Assert.Equal(firstOfSecond, NamesOn(second)[0]);
        Assert.False(first.HasLink("Previous"));
        Assert.Equal(NamesOn(first), NamesOn(await second.ClickAsync("Previous")));

        // Somebody else decides on all of the first page.
        foreach (var name in NamesOn(first))
        {
            first.Check($"Choose {name}’s comment");
        }

        await first.PressInAsync(".bulk", "Spam");

        var again = await ines.OpenAsync(second.Address.PathAndQuery);
        Assert.Equal(NamesOn(second), NamesOn(again));
        Assert.False(again.HasLink("Previous"));
        var third = await again.ClickAsync("Next");
        Assert.Equal(firstOfThird, NamesOn(third)[0]);
        Assert.False(third.HasLink("Next"));
        Assert.Equal(NamesOn(second), NamesOn(await third.ClickAsync("Previous")));
        // Decided here, one goes on here; and where nothing is left, from the start.
        foreach (var name in NamesOn(third))
        {
            third.Check($"Choose {name}’s comment");
        }

        var after = await third.PressInAsync(".bulk", "Spam");
        Assert.True(after.Has("5 comments marked as spam."));
        Assert.Equal(NamesOn(second), NamesOn(after));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Who_needs_care_stands_before_all_others_on_the_pages_too(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        for (var number = 1; number <= 45; number++)
        {
            await site.Has(number > 20 ? A.CommentOn(post).Waiting().NeedingCare().By($"Reader {number}") : A.CommentOn(post).Waiting().By($"Reader {number}"));
            site.Clock.Advance(TimeSpan.FromMinutes(number % 2));
        }

        using var mo = await site.SignInAsync(People.Mo);
        var first = await mo.OpenAsync("/admin/comments");
        var second = await first.ClickAsync("Next");
        var third = await second.ClickAsync("Next");

        Assert.Equal(
            [.. Enumerable.Range(21, 25), .. Enumerable.Range(1, 20)],
            new[] { first, second, third }.SelectMany(NamesOn).Select(name => int.Parse(name["Reader ".Length..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(NamesOn(second), NamesOn(await third.ClickAsync("Previous")));
        Assert.Equal(NamesOn(first), NamesOn(await second.ClickAsync("Previous")));
        foreach (var nonsense in new[] { "after=x", "after=1-99999999999999999999-1", "before=2-1-1", "after=0-9223372036854775807-1", "page=2" })
        {
            Assert.Equal(NamesOn(first), NamesOn(await mo.OpenAsync($"/admin/comments?{nonsense}")));
        }

        // A place that is gone is still a place: before all that need no care stand the last of those that do.
        Assert.Equal(Enumerable.Range(26, 20).Select(number => $"Reader {number}"), NamesOn(await mo.OpenAsync("/admin/comments?before=0-1-1")));
    }

    [Fact]
    public async Task A_flood_is_not_counted_to_its_end()
    {
        await using var site = await Site.StartAsync();
        var post = await site.Has(A.Post);
        for (var number = 0; number < 101; number++)
        {
            await site.Has(A.CommentOn(post).Waiting());
        }

        var queue = await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments");

        Assert.Equal("Waiting 99+", queue.WordsOf(".tabs a[aria-current]"));
        Assert.True(queue.Has("More than 99 comments are waiting for you."));
        Assert.DoesNotContain(site.Log.Lines, line => line.Contains("row limiting operator", StringComparison.Ordinal));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_number_of_comments_costs_the_queue_no_more_queries(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var ines = await site.SignInAsync(People.Ines);
        await site.Has(A.CommentOn(post).Waiting());
        await ines.OpenAsync("/admin/comments");
        var few = await site.CountQueriesAsync(() => ines.OpenAsync("/admin/comments"));
        for (var number = 0; number < 15; number++)
        {
            await site.Has(A.CommentOn(post).Waiting());
        }

        Assert.Equal(few, await site.CountQueriesAsync(() => ines.OpenAsync("/admin/comments")));
    }

    private static List<string> NamesOn(WebPage page) => [.. page.Document.QuerySelectorAll(".queue .who bdi").Select(name => name.TextContent)];
}
