using Blog.Data;
using Blog.Hosting;
using Blog.Posts;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Metadata.Cards;

/// <summary>Draws the cards of listed posts ahead of time: all newer ones when the program starts, and whichever the bell rings for.</summary>
internal sealed class CardWorker(IServiceScopeFactory scopes, CardBell bell, SocialCards cards, Opening opening, ILogger<CardWorker> log) : Worker(opening)
{
    /// <summary>Older posts are hardly shared any more; theirs are drawn when somebody asks.</summary>
    private const int Newest = 100;

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        bell.RingForAll();
        while (!stoppingToken.IsCancellationRequested)
        {
            var postId = await bell.NextAsync(stoppingToken);
            try
            {
                await DrawAsync(postId, stoppingToken);
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                log.LogWarning(exception, "Social cards could not be drawn ahead of time.");
            }
        }
    }

    private async Task DrawAsync(int? postId, CancellationToken cancel)
    {
        foreach (var card in await CardsAsync(postId, cancel))
        {
            await cards.FileAsync(card, cancel);
        }
    }

    private async Task<List<SocialCard>> CardsAsync(int? postId, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        if (await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel) is not { } settings)
        {
            return [];
        }

        var posts = await db.Posts.Listed().Where(post => postId == null || post.Id == postId).NewestFirst().Take(Newest)
            .Select(post => new { post.Uid, post.Title, Author = post.Author.Name }).ToListAsync(cancel);
        return [.. posts.Select(post => SocialCard.OfPost(post.Uid, post.Title, post.Author, settings))];
    }
}
