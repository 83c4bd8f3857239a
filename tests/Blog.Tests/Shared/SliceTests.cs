using Blog.Shared;

namespace Blog.Tests.Shared;

public sealed class SliceTests
{
    [Theory]
    [OnEachDatabase(0, 1, 0, false, false)]
    [OnEachDatabase(3, 1, 2, true, false)]
    [OnEachDatabase(3, 2, 1, false, false)]
    [OnEachDatabase(4, 2, 2, false, false)]
    [OnEachDatabase(4, 3, 0, false, true)]
    public async Task It_knows_whether_there_is_more(Database database, int posts, int number, int items, bool hasMore, bool isBeyondEnd)
    {
        await using var site = await Site.StartAsync(database);
        for (var count = 0; count < posts; count++)
        {
            await site.Has(A.Post.At($"post-{count}"));
        }

        var slice = await site.Db(db => db.Posts.OrderBy(post => post.Id).SliceAsync(number, size: 2, TestContext.Current.CancellationToken));

        Assert.Equal((items, hasMore, isBeyondEnd), (slice.Items.Count, slice.HasMore, slice.IsBeyondEnd));
    }
}
