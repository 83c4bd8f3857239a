using System.Text.RegularExpressions;
using Blog.Data;
using Blog.Hosting.PageCache;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Hosting.PageCache;

public sealed partial class WhatChangesTests
{
    /// <summary>Where rows are written past the context that sees all saves, and why no reader can notice.</summary>
    private static readonly string[] Bulk =
    [
        // Wrong tries to sign in.
        "Accounts/Passwords.cs",
        // Keys, and addresses that nobody has used for long.
        "Comments/Keys/CommentKeys.cs",
        "Comments/Erasure/Forgetting.cs",
        // Letters and reports, which may hold words that were taken back.
        "Comments/Erasure/Letters.cs",
        // The numbers of comments, with the comments that are counted and before they are committed.
        "Comments/KeptConversations.cs",
        "Comments/Replies/ReplyNotice.cs",
        "Comments/Reports/ReportTable.cs",
        // What the spam filter has learnt.
        "Comments/Spam/SpamLessons.cs",
        // The numbers of posts, with the posts that are counted and before they are committed.
        "Posts/KeptCounts.cs",
        // The gaps between the parts of a series, not their order.
        "Posts/Editing/SeriesPlacing.cs",
        // Work that is still to be done.
        "Posts/Related/RelatedTelling.cs",
        // With the tag that goes, in one transaction.
        "Posts/Tags/TagKeeping.cs",
        // Which texts are to be rendered anew; what that changes is saved when it is done.
        "Posts/Upkeep/Rerendering.cs",
        // What they open is never kept.
        "Posts/Previews/PreviewLinks.cs",
        // What posts said long ago.
        "Revisions/RevisionKeeping.cs",
        // The index; what is found is looked up each time.
        "Search/PostgresSearchIndex.cs",
        "Search/SearchUpkeep.cs",
        "Search/SqliteSearchIndex.cs",
        // They come to readers within a post.
        "Snippets/SnippetKeeping.cs",
        // Letters on their way.
        "Mail/MailWorker.cs",
        // Pragmas, migrations, a check at start, and a lock.
        "Data/DatabaseStart.cs",
        "Data/PostgresBlogDbContext.cs",
        "Data/SqliteSession.cs",
        "Data/SqliteBlogDbContext.cs",
    ];

    [Theory, OnEachDatabase]
    public async Task It_knows_every_kind_of_row(Database database)
    {
        await using var site = await Site.StartAsync(database);

        var kinds = await site.Db(db => Task.FromResult(db.Model.GetEntityTypes().Select(type => type.ClrType).ToList()));

        Assert.Empty(kinds.Where(kind => !WhatChanges.Knows(kind)).Select(kind => kind.Name));
    }

    [Fact]
    public void Nothing_is_written_where_it_cannot_see_it()
    {
        Assert.Equal(Bulk.Order(StringComparer.Ordinal), Sources.With(BulkStatement()));
    }

    [Theory, OnEachDatabase]
    public async Task What_no_reader_sees_evicts_nothing(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var waiting = await site.Has(A.CommentOn(post).Waiting());

        Assert.Equal([], await WrittenAsync(site, db => site.Has(A.Post.Titled("A draft").Tagged("new").Draft())));
        Assert.Equal([], await WrittenAsync(site, db => site.Has(A.Post.Titled("In the bin").InBin())));
        Assert.Equal([], await WrittenAsync(site, db => site.Has(A.CommentOn(post).Waiting())));
        Assert.Equal([], await WrittenAsync(site, db => site.Has(A.CommentOn(post).Spam())));
        Assert.Equal([], await WrittenAsync(site, async db =>
        {
            var live = await db.Posts.ForEditing().SingleAsync(one => one.Id == post.Id);
            live.KeepDraft(live.Text with { Title = "Not yet" }, site.Now);
        }));
        Assert.Equal([], await WrittenAsync(site, async db => (await db.Comments.SingleAsync(one => one.Id == waiting.Id)).Change(new("Rosa", "", "", "Others"), "<p>Others</p>", site.Now)));
        Assert.Equal([], await WrittenAsync(site, async db => (await db.Users.SingleAsync(one => one.Id == People.Otto.Id)).AccessFailedCount++));
    }

    [Theory, OnEachDatabase]
    public async Task What_readers_see_evicts_just_that(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post.Tagged("bread"));
        var waiting = await site.Has(A.CommentOn(post).Waiting());
        var (text, thread) = (new[] { PageTag.Post(post.Id), PageTag.Texts }, new[] { PageTag.CommentsOn(post.Id), PageTag.AllComments });

        Assert.Equal(text, await WrittenAsync(site, db => RewriteAsync(db, post, site.Now, old => old with { Body = "Anew" })));
        Assert.Equal(text, await WrittenAsync(site, db => RewriteAsync(db, post, site.Now, old => old with { Description = "Anew", CommentDays = 3 })));
        Assert.Equal([.. text, PageTag.Stream], await WrittenAsync(site, db => RewriteAsync(db, post, site.Now, old => old with { ContentNote = "About salt" })));
        Assert.Equal([.. text, PageTag.Stream], await WrittenAsync(site, db => RewriteAsync(db, post, site.Now, old => old with { Title = "Anew" })));
        Assert.Contains(PageTag.Stream, await WrittenAsync(site, db => RewriteAsync(db, post, site.Now, old => old with { Tags = ["bread", "rye"] })));
        Assert.Contains(PageTag.Stream, await WrittenAsync(site, db => site.Has(A.Post.Titled("Later").Scheduled(TimeSpan.FromHours(1)))));
        Assert.Equal(thread, await WrittenAsync(site, async db => (await db.Comments.SingleAsync(one => one.Id == waiting.Id)).Approve(site.Now)));
        Assert.Equal([PageTag.Site], await WrittenAsync(site, async db => (await db.Settings.SingleAsync()).Name = "The Short Table"));
        Assert.Equal([PageTag.Site], await WrittenAsync(site, async db => (await db.Users.SingleAsync(one => one.Id == People.Ines.Id)).Name = "Ines Prado-Lind"));
    }

    private static async Task RewriteAsync(BlogDbContext db, Post post, DateTimeOffset now, Func<PostText, PostText> change)
    {
        var live = await db.Posts.ForEditing().SingleAsync(one => one.Id == post.Id);
        var text = change(live.Text);
        var tags = new List<Tag>();
        foreach (var name in text.Tags)
        {
            tags.Add(await db.Tags.SingleOrDefaultAsync(tag => tag.Name == name) ?? new Tag(name));
        }

        live.Write(text, new RenderedText($"<p>{text.Body}</p>", live.Summary, live.Words, live.ReadingMinutes), tags, now);
    }

    // Which of all tags a page was lost by.
    private static async Task<IEnumerable<PageTag>> WrittenAsync(Site site, Func<BlogDbContext, Task> write)
    {
        var ids = await site.Db(db => db.Posts.Select(post => post.Id).ToListAsync());
        PageTag[] all =
        [
            .. ids.Select(PageTag.Post), PageTag.Texts, PageTag.Stream, .. ids.Select(PageTag.CommentsOn), PageTag.AllComments,
        ];
        var store = site.Pages();
        PageTag[] one = [PageTag.Site];
        var keys = all.Append(PageTag.Site).ToDictionary(tag => tag, tag => new PageKey($"/{tag}", "", StaysSecure: false));
        foreach (var (tag, key) in keys)
        {
            if (store.Begin(key, out var making))
            {
                store.Keep(making, new ReadyPage(key, [tag], site.Now, DateTimeOffset.MaxValue, AnswerHead.Of(new Microsoft.AspNetCore.Http.DefaultHttpContext().Response), []));
                store.End(making);
            }
        }

        await using var scope = site.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BlogDbContext>();
        await write(db);
        await db.SaveChangesAsync();
        var lost = all.Where(tag => store.Find(keys[tag]) is null).ToList();
        return store.Find(keys[PageTag.Site]) is null ? one : lost;
    }

    [GeneratedRegex(@"\.Execute(Update|Delete|Sql)|CreateDbCommand|CreateCommand\(\)")]
    private static partial Regex BulkStatement();
}
