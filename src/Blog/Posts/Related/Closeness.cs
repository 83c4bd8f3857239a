using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Related;

/// <summary>
/// Who is close to one post. A tag or word in common counts the more the rarer it is; so many of the newest posts that carry it are looked at, and
/// no more, which also says how rare it is.
/// </summary>
internal sealed class Closeness(BlogDbContext db, int postId)
{
    private const int Looked = 50;

    // A tag is meant, a word may be chance: one tag is enough, of words it takes several.
    private const double Tag = 2;
    private const double RarityOfTag = 1;
    private const double RarityOfWord = .5;
    private const double Enough = 2;

    private readonly Dictionary<int, double> scores = [];

    /// <summary>The closest first; nobody who has too little in common, and no part of the same series, which its page lists anyway.</summary>
    public async Task<IReadOnlyList<int>> RankAsync(CancellationToken cancel)
    {
        var posts = await db.Posts.Listed().NewestFirst().Take(Looked).CountAsync(cancel);
        foreach (var tag in await db.PostTags.Where(link => link.PostId == postId).Select(link => link.TagId).ToListAsync(cancel))
        {
            var carriers = await db.PostTags.Listed().Where(link => link.TagId == tag).NewestFirst().Take(Looked).Select(link => link.PostId).ToListAsync(cancel);
            Count(carriers, Tag + (RarityOfTag * Rarity(carriers.Count, posts)));
        }

        foreach (var word in await db.KeyWords.Where(word => word.PostId == postId).Select(word => word.Word).ToListAsync(cancel))
        {
            var users = await db.KeyWords.Where(other => other.Word == word).OrderByDescending(other => other.PostId).Take(Looked).Select(other => other.PostId).ToListAsync(cancel);
            Count(users, RarityOfWord * Rarity(users.Count, posts));
        }

        var close = scores.Where(score => score.Value >= Enough).OrderByDescending(score => score.Value).ThenByDescending(score => score.Key).Select(score => score.Key).ToList();
        return await WithoutSeriesAsync(close, cancel);
    }

    private static double Rarity(int carriers, int posts) => Math.Log((Math.Max(posts, carriers) + 1.0) / Math.Max(1, carriers));

    private void Count(IEnumerable<int> posts, double weight)
    {
        foreach (var other in posts.Where(other => other != postId))
        {
            scores[other] = scores.GetValueOrDefault(other) + weight;
        }
    }

    private async Task<IReadOnlyList<int>> WithoutSeriesAsync(List<int> close, CancellationToken cancel)
    {
        var parts = await db.SeriesParts.Where(part => part.PostId == postId)
            .SelectMany(own => db.SeriesParts.Where(part => part.SeriesId == own.SeriesId && close.Contains(part.PostId))).Select(part => part.PostId).ToListAsync(cancel);
        return [.. close.Except(parts)];
    }
}
