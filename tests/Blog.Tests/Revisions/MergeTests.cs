using Blog.Posts;
using Blog.Revisions;

namespace Blog.Tests.Revisions;

public sealed class MergeTests
{
    private const string Ancestor = "One.\n\nTwo.\n\nThree.";

    [Theory]
    [InlineData("One!\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree!", "One!\n\nTwo.\n\nThree!")]
    [InlineData("Zero.\n\nOne.\n\nTwo.\n\nThree.", "One.\n\nTwo.\n\nThree.\n\nFour.", "Zero.\n\nOne.\n\nTwo.\n\nThree.\n\nFour.")]
    [InlineData("One.\n\nThree.", "One.\n\nTwo.\n\nThree!", "One.\n\nThree!")]
    [InlineData(Ancestor, "Quite different.", "Quite different.")]
    [InlineData("Quite different.", Ancestor, "Quite different.")]
    [InlineData("One!\n\nTwo.\n\nThree.", "One!\n\nTwo.\n\nThree.", "One!\n\nTwo.\n\nThree.")]
    [InlineData("", Ancestor, "")]
    public void What_is_in_different_places_is_joined(string mine, string theirs, string joined)
    {
        var merge = Merge.Of(Saying(Ancestor), Saying(mine), Saying(theirs));

        Assert.Equal((joined, 0), (merge.Text.Body, merge.Conflicts));
        Assert.False(Merge.IsUnfinished(merge.Text.Body));
    }

    [Theory]
    [InlineData(2, 4, 4)]
    [InlineData(4, 2, 4)]
    [InlineData(null, 2, null)]
    [InlineData(2, null, null)]
    public void A_place_in_a_series_is_that_of_whoever_changed_it(int? mine, int? theirs, int? joined) =>
        Assert.Equal(joined, Merge.Of(Saying(Ancestor) with { SeriesPlace = 2 }, Saying(Ancestor) with { SeriesPlace = mine }, Saying(Ancestor) with { SeriesPlace = theirs }).Text.SeriesPlace);

    [Fact]
    public void What_both_changed_stands_there_twice_and_marked()
    {
        var merge = Merge.Of(Saying(Ancestor), Saying("One.\n\nTwo, mine.\n\nThree."), Saying("One!\n\nTwo, theirs.\n\nThree."));

        Assert.Equal(1, merge.Conflicts);
        Assert.Equal(
            "One!\n\n<<<<<<< Your words\nTwo, mine.\n======= What was saved meanwhile\nTwo, theirs.\n>>>>>>> Keep one of the two, and take these three lines away\n\nThree.",
            merge.Text.Body);
        Assert.True(Merge.IsUnfinished(merge.Text.Body));
    }

    [Fact]
    public void Each_field_comes_from_whoever_changed_it()
    {
        var ancestor = Saying("x") with { Tags = ["rye", "oven"], Excerpt = "Old." };

        var merged = Merge.Of(ancestor, ancestor with { Title = "Mine", Tags = ["rye", "mine"] }, ancestor with { Excerpt = "New.", Tags = ["rye", "oven", "theirs"], CommentsOpen = false }).Text;

        Assert.Equal(("Mine", "New.", false), (merged.Title, merged.Excerpt, merged.CommentsOpen));
        Assert.Equal(["rye", "mine", "theirs"], merged.Tags);
    }

    [Fact]
    public void No_line_of_either_is_lost_whatever_they_do()
    {
        var random = new Random(7);
        for (var round = 0; round < 2_000; round++)
        {
            var ancestor = Enumerable.Range(0, random.Next(1, 12)).Select(line => $"line {line}").ToList();
            var (mine, theirs) = (Edit(ancestor, "mine", random), Edit(ancestor, "theirs", random));

            var merged = Merge.Of(Saying(string.Join('\n', ancestor)), Saying(string.Join('\n', mine)), Saying(string.Join('\n', theirs))).Text.Body.Split('\n');

            Assert.Empty(mine.Concat(theirs).Where(line => line.Contains("new", StringComparison.Ordinal)).Except(merged));
        }
    }

    [Fact]
    public void Texts_with_nothing_in_common_take_no_time()
    {
        var mine = string.Join('\n', Enumerable.Range(0, 60_000).Select(line => $"m{line % 997}"));
        var theirs = string.Join('\n', Enumerable.Range(0, 60_000).Select(line => $"t{line % 991}"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Merge.Of(Saying(Ancestor), Saying(mine), Saying(theirs));
        _ = Difference.Between(Saying(mine), Saying(theirs));

        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 5);
    }

    private static List<string> Edit(List<string> lines, string who, Random random)
    {
        var edited = new List<string>(lines);
        for (var change = 0; change < random.Next(4); change++)
        {
            var place = random.Next(edited.Count + 1);
            switch (random.Next(3))
            {
                case 0: edited.Insert(place, $"new of {who} {random.Next(1000)}"); break;
                case 1 when place < edited.Count: edited[place] = $"new of {who} {random.Next(1000)}"; break;
                case 2 when place < edited.Count && !edited[place].StartsWith("new", StringComparison.Ordinal): edited.RemoveAt(place); break;
            }
        }

        return edited;
    }

    private static PostText Saying(string body) => PostText.Empty with { Title = "Bread", Body = body };
}
