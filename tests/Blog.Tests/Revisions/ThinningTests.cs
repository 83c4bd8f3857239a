using Blog.Posts;
using Blog.Revisions;

namespace Blog.Tests.Revisions;

public sealed class ThinningTests
{
    private static readonly DateTimeOffset Now = Site.Opening;

    [Fact]
    public void The_older_they_are_the_fewer_are_kept()
    {
        // Half a year of writing, a save each quarter of an hour, and the last hour each two seconds.
        var ages = Enumerable.Range(0, 1800).Select(step => TimeSpan.FromSeconds(2 * step)).Concat(Enumerable.Range(4, 180 * 96).Select(step => TimeSpan.FromMinutes(15 * step)));

        var kept = Keep([.. ages.Select((age, id) => new Thinning.Entry(id, RevisionKind.Saved, Now - age, 1000))]);

        Assert.Equal(61, kept.Count(one => one.SavedAt >= Now.AddMinutes(-2)));
        Assert.InRange(kept.Count(one => one.SavedAt < Now.AddMinutes(-2) && one.SavedAt >= Now.AddHours(-1)), 57, 60);
        Assert.InRange(kept.Count(one => one.SavedAt < Now.AddHours(-1) && one.SavedAt >= Now.AddDays(-1)), 22, 25);
        Assert.InRange(kept.Count(one => one.SavedAt < Now.AddDays(-1) && one.SavedAt >= Now.AddDays(-30)), 28, 31);
        Assert.InRange(kept.Count(one => one.SavedAt < Now.AddDays(-30)), 21, 23);
    }

    [Fact]
    public void What_was_published_or_brought_back_stays()
    {
        var entries = Enumerable.Range(0, 200).Select(id => new Thinning.Entry(id, (RevisionKind)(1 + (id % 4)), Now.AddDays(-60).AddSeconds(-id), 1000)).ToList();

        Assert.Equal(200, Keep(entries).Count);
    }

    [Fact]
    public void Number_and_size_have_bounds_and_what_readers_saw_last_is_not_given_up()
    {
        var many = Enumerable.Range(0, 2_000).Select(id => new Thinning.Entry(id, RevisionKind.Updated, Now.AddMinutes(-id), 10)).ToList();
        var large = Enumerable.Range(0, 100).Select(id => new Thinning.Entry(id, id == 90 ? RevisionKind.Published : RevisionKind.Restored, Now.AddDays(-id), Post.BodyLength)).ToList();

        Assert.Equal(Thinning.Most, Keep(many).Count);
        var kept = Keep(large);
        Assert.True(kept.Sum(one => (long)one.Length) <= Thinning.MostCharacters);
        Assert.Contains(kept, one => one.Id == 90);
        Assert.Equal(Enumerable.Range(0, Thinning.Untouched), kept.Take(Thinning.Untouched).Select(one => one.Id));
    }

    private static List<Thinning.Entry> Keep(IReadOnlyList<Thinning.Entry> entries)
    {
        var gone = Thinning.Choose(entries, Now);
        return [.. entries.Where(one => !gone.Contains(one.Id))];
    }
}
