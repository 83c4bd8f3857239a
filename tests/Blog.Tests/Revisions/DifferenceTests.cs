using Blog.Posts;
using Blog.Revisions;

namespace Blog.Tests.Revisions;

public sealed class DifferenceTests
{
    [Fact]
    public void It_marks_words_within_lines_and_folds_the_rest()
    {
        var difference = Between("One.\n\nTwo.\n\nIt feels like one.\n\n- quickly\n\nEnd.\n\nLast.\n\nVery last.", "One.\n\nTwo.\n\nIt *feels* like one.\n\n- quickly\n- in a week\n\nEnd.\n\nLast.\n\nVery last.");

        Assert.Equal("1 line changed, 1 added", difference.Summary);
        Assert.Equal(3, difference.Lines[0].Folded);
        Assert.Equal(["", "It feels like one.", "", "- quickly", "", "", ""], difference.Lines.Skip(1).Select(line => Text(line.Old)));
        var changed = difference.Lines.Single(line => line is { Old: not null, Now: not null, IsSame: false });
        Assert.Equal(["*", "*"], changed.Now!.Where(word => word.IsChanged).Select(word => word.Text));
        Assert.Equal(5, difference.Lines[^1].Folded);
    }

    [Fact]
    public void The_same_text_has_none()
    {
        var difference = Between("One.\nTwo.", "One.\nTwo.");

        Assert.True(difference.IsNone);
        Assert.Equal("No difference", difference.Summary);
    }

    [Fact]
    public void What_stands_around_the_text_is_compared_too()
    {
        var difference = Difference.Between(PostText.Empty with { Title = "Bread", Tags = ["rye"] }, PostText.Empty with { Title = "Rye bread", Tags = ["rye"] });

        Assert.Contains(difference.Lines, line => Text(line.Now) == "Title: Rye bread");
        Assert.DoesNotContain(difference.Lines, line => Text(line.Now).StartsWith("Tags", StringComparison.Ordinal));
    }

    [Fact]
    public void A_cover_and_a_place_in_a_series_are_differences()
    {
        var difference = Difference.Between(PostText.Empty with { Series = "Loaves" }, PostText.Empty with { Cover = 7, Series = "Loaves", SeriesPlace = 2 });

        Assert.Equal(["Cover: picture 7", "Series: Loaves, part 2"], difference.Lines.Where(line => !line.IsSame).Select(line => Text(line.Now)));
    }

    [Fact]
    public void Both_sides_can_be_put_together_again()
    {
        var random = new Random(11);
        string Words() => string.Join('\n', Enumerable.Range(0, random.Next(1, 8)).Select(_ => string.Join(' ', Enumerable.Range(0, random.Next(6)).Select(_ => $"w{random.Next(5)}."))));
        for (var round = 0; round < 1_000; round++)
        {
            var (old, now) = (Words(), Words());
            var lines = Between(old, now).Lines;
            if (lines.All(line => line.Folded == 0))
            {
                Assert.Equal(old, string.Join('\n', lines.Where(line => line.Old is not null).Select(line => Text(line.Old))));
                Assert.Equal(now, string.Join('\n', lines.Where(line => line.Now is not null).Select(line => Text(line.Now))));
            }
        }
    }

    [Theory]
    [InlineData("one two", "one two three", "1 word added")]
    [InlineData("one two three four", "one", "3 words removed")]
    [InlineData("one two", "one three four", "2 words added, 1 removed")]
    [InlineData("one two", "two, one!", "no word added or removed")]
    public void Words_are_counted(string old, string now, string said) => Assert.Equal(said, WordCount.Between(old, now).ToString());

    private static Difference Between(string old, string now) => Difference.Between(PostText.Empty with { Body = old }, PostText.Empty with { Body = now });

    private static string Text(IReadOnlyList<DifferentWord>? words) => string.Concat((words ?? []).Select(word => word.Text));
}
