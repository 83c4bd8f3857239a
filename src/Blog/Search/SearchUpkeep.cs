using Blog.Comments;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Posts;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Search;

/// <summary>
/// Makes the index agree with the posts and the site's language where writing could not: a database from before there was a search, another language,
/// a tag that was renamed just before the process died. Keeps it in few pieces. Looks at the start, when the bell rings and once an hour, and works in
/// small steps, between which others write.
/// </summary>
public sealed class SearchUpkeep(IServiceScopeFactory scopes, SearchBell bell, Opening opening, ILogger<SearchUpkeep> log) : Worker(opening)
{
    /// <summary>Texts written in one transaction: tens of milliseconds.</summary>
    private const int AtOnce = 50;

    /// <summary>Posts whose labels are looked at in one query.</summary>
    private const int LookedAtOnce = 500;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(1);

    /// <summary>Labels posts anew whose tags have changed. Until their turn comes they are found by what the tags were.</summary>
    internal async Task LabelAsync(IEnumerable<int> postIds, CancellationToken cancel)
    {
        foreach (var chunk in postIds.Chunk(AtOnce))
        {
            await TryAsync((db, vocabulary) => LabelPostsAsync(db, vocabulary, chunk, cancel));
        }
    }

    protected override async Task WorkAsync(CancellationToken stoppingToken)
    {
        var isLabelled = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await MendAsync(stoppingToken);
                if (!isLabelled)
                {
                    // It looks at every post; only the end of a process leaves labels behind.
                    await MendLabelsAsync(stoppingToken);
                    isLabelled = true;
                }
            }
            catch (Exception exception) when (Outlives(exception, stoppingToken))
            {
                // Searches answer with what is there.
                log.LogFailure(exception, "The search index could not be completed");
            }

            await bell.WaitAsync(BetweenLooks, stoppingToken);
        }
    }

    /// <summary>All that is to be done now.</summary>
    internal async Task MendAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        var index = scope.ServiceProvider.GetRequiredService<ISearchIndex>();
        await FollowLanguageAsync(db, index, scope.ServiceProvider.GetRequiredService<Evictions>(), cancel);
        await ForgetAsync(db, cancel);

        var posts = await db.Posts.Listed().Where(post => post.Indexed == null).Select(post => post.Id).ToListAsync(cancel);
        foreach (var chunk in posts.Chunk(AtOnce))
        {
            await TryAsync((db, vocabulary) => AddPostsAsync(db, vocabulary, chunk, cancel));
        }

        var comments = await db.Comments.Approved().Where(comment => comment.Indexed == null && comment.ContentNote == "").Select(comment => comment.Id).ToListAsync(cancel);
        foreach (var chunk in comments.Chunk(AtOnce))
        {
            await TryAsync((db, _) => AddCommentsAsync(db, chunk, cancel));
        }

        if (posts.Count + comments.Count > 0)
        {
            log.LogInformation("The search index was completed: {Posts} posts, {Comments} comments.", posts.Count, comments.Count);
        }

        await index.MergeAsync(cancel);
    }

    /// <summary>Labels posts anew whose index names other tags than they have.</summary>
    internal async Task MendLabelsAsync(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var mislabelled = await FindMislabelledAsync(scope.ServiceProvider.GetRequiredService<BlogDbContext>(), cancel);
        await LabelAsync(mislabelled, cancel);
        if (mislabelled.Count > 0)
        {
            log.LogInformation("The search index was completed: the tags of {Posts} posts.", mislabelled.Count);
        }
    }

    private static async Task FollowLanguageAsync(BlogDbContext db, ISearchIndex index, Evictions evictions, CancellationToken cancel)
    {
        var settings = await db.Settings.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (settings is null || settings.IndexLanguage == SiteLanguages.TwoLetters(settings.Language))
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        // Of several nodes one is first.
        var isFirst = await db.Settings.Where(known => known.IndexLanguage == settings.IndexLanguage)
            .ExecuteUpdateAsync(change => change.SetProperty(known => known.IndexLanguage, SiteLanguages.TwoLetters(settings.Language)), cancel) == 1;
        if (isFirst)
        {
            await index.ResetAsync(SiteLanguages.TwoLetters(settings.Language), cancel);
            await transaction.CommitAsync(cancel);
            // Searches ask in the language that the settings name.
            await evictions.EvictAsync([PageTag.Site]);
        }
    }

    // SQLite's index follows no foreign key; whoever deletes posts by another way than the product's leaves their words behind.
    private static async Task ForgetAsync(BlogDbContext db, CancellationToken cancel)
    {
        foreach (var chunk in (await db.IndexedPosts.Select(post => post.PostId).Where(id => !db.Posts.Any(post => post.Id == id)).ToListAsync(cancel)).Chunk(AtOnce))
        {
            await db.IndexedPosts.Where(post => chunk.Contains(post.PostId)).ExecuteDeleteAsync(cancel);
        }

        foreach (var chunk in (await db.IndexedComments.Select(comment => comment.CommentId).Where(id => !db.Comments.Any(comment => comment.Id == id)).ToListAsync(cancel)).Chunk(AtOnce))
        {
            await db.IndexedComments.Where(comment => chunk.Contains(comment.CommentId)).ExecuteDeleteAsync(cancel);
        }
    }

    private static async Task<List<int>> FindMislabelledAsync(BlogDbContext db, CancellationToken cancel)
    {
        List<int> found = [];
        for (int? last = 0; last is not null;)
        {
            var posts = await db.Posts.Where(post => post.Id > last && post.Indexed != null).OrderBy(post => post.Id).Take(LookedAtOnce).AsSplitQuery()
                .Select(post => new { post.Id, post.Slug, Tags = post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList(), post.Indexed!.Labels }).ToListAsync(cancel);
            found.AddRange(posts.Where(post => post.Labels != IndexedPost.LabelsOf(post.Tags, post.Slug)).Select(post => post.Id));
            last = posts.LastOrDefault()?.Id;
        }

        return found;
    }

    private async Task TryAsync(Func<BlogDbContext, Vocabulary, Task> add)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        // Somebody may write or delete one of them in the same moment.
        await db.UntilWonAsync(async () =>
        {
            await add(db, scope.ServiceProvider.GetRequiredService<Vocabulary>());
            return true;
        });
    }

    private static async Task AddPostsAsync(BlogDbContext db, Vocabulary vocabulary, int[] ids, CancellationToken cancel)
    {
        var posts = await db.Posts.Where(post => ids.Contains(post.Id) && post.Indexed == null).Include(post => post.Tags).ThenInclude(link => link.Tag)
            .AsSplitQuery().ToListAsync(cancel);
        posts.ForEach(post => post.KeepIndexed());
        await vocabulary.LearnAsync([.. posts.Select(post => post.Indexed).OfType<IndexedPost>()], cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task LabelPostsAsync(BlogDbContext db, Vocabulary vocabulary, int[] ids, CancellationToken cancel)
    {
        var labels = await db.Posts.Where(post => ids.Contains(post.Id)).AsSplitQuery()
            .Select(post => new { post.Id, post.Slug, Tags = post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList() }).ToDictionaryAsync(post => post.Id, cancel);
        var indexed = await db.IndexedPosts.Where(post => ids.Contains(post.PostId)).ToListAsync(cancel);
        indexed.RemoveAll(post => !labels.ContainsKey(post.PostId));
        indexed.ForEach(post => post.Label(labels[post.PostId].Tags, labels[post.PostId].Slug));
        await vocabulary.LearnAsync(indexed, cancel);
        await db.SaveChangesAsync(cancel);
    }

    private static async Task AddCommentsAsync(BlogDbContext db, int[] ids, CancellationToken cancel)
    {
        var comments = await db.Comments.Where(comment => ids.Contains(comment.Id) && comment.Indexed == null).ToListAsync(cancel);
        comments.ForEach(comment => comment.KeepIndexed());
        await db.SaveChangesAsync(cancel);
    }
}
