using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Digests;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Comments.Spam;
using Blog.Hosting;
using Blog.Mail;
using Blog.Media;
using Blog.Pages;
using Blog.Posts;
using Blog.Posts.Previews;
using Blog.Posts.Related;
using Blog.Revisions;
using Blog.Search;
using Blog.Settings;
using Blog.Settings.Themes;
using Blog.Snippets;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>The one model. Which database it lives in is the business of the two sealed contexts, each with its own migrations.</summary>
public abstract class BlogDbContext(DbContextOptions options) : IdentityDbContext<Author, IdentityRole<int>, int>(options)
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<WorkingDraft> WorkingDrafts => Set<WorkingDraft>();

    public DbSet<PreviewLink> PreviewLinks => Set<PreviewLink>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<PostTag> PostTags => Set<PostTag>();

    public DbSet<ArchiveMonth> ArchiveMonths => Set<ArchiveMonth>();

    public DbSet<AuthorMonth> AuthorMonths => Set<AuthorMonth>();

    public DbSet<TagMonth> TagMonths => Set<TagMonth>();

    public DbSet<Series> Series => Set<Series>();

    public DbSet<SeriesPart> SeriesParts => Set<SeriesPart>();

    public DbSet<RelatedPost> RelatedPosts => Set<RelatedPost>();

    public DbSet<RelatedChange> RelatedChanges => Set<RelatedChange>();

    public DbSet<KeyWord> KeyWords => Set<KeyWord>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<IndexedPost> IndexedPosts => Set<IndexedPost>();

    public DbSet<IndexedComment> IndexedComments => Set<IndexedComment>();

    public DbSet<SearchWord> SearchWords => Set<SearchWord>();

    public DbSet<SearchGram> SearchGrams => Set<SearchGram>();

    public DbSet<CommentReport> CommentReports => Set<CommentReport>();

    public DbSet<CommentRules> CommentRules => Set<CommentRules>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<SpamToken> SpamTokens => Set<SpamToken>();

    public DbSet<SpamLesson> SpamLessons => Set<SpamLesson>();

    public DbSet<Page> Pages => Set<Page>();

    public DbSet<MenuEntry> MenuEntries => Set<MenuEntry>();

    public DbSet<Snippet> Snippets => Set<Snippet>();

    public DbSet<MediaFile> Media => Set<MediaFile>();

    public DbSet<Redirect> Redirects => Set<Redirect>();

    public DbSet<SiteSettings> Settings => Set<SiteSettings>();

    public DbSet<Theme> Themes => Set<Theme>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<DigestPlan> DigestPlans => Set<DigestPlan>();

    public DbSet<Secret> Secrets => Set<Secret>();

    /// <summary>Clears what has been erased out of the files too, as far as this program writes them.</summary>
    public virtual Task ForgetErasedAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Lets nobody change the site's clocks until the transaction ends, where there can be two writers at a time.</summary>
    internal virtual Task HoldCalendarAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Lets nobody else change the menu until the transaction ends, where there can be two writers at a time: it is one list, of which no row stands for the whole.</summary>
    internal virtual Task HoldMenuAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Lets no other process bring the database up to date until the transaction ends, where several may serve from it.</summary>
    internal virtual Task HoldUpgradeAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Not for us: nothing would be counted and nobody told.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Everything is saved by SaveChangesAsync.");

    /// <summary>Saves, and in the same transaction keeps the numbers that readers see of posts and comments: whoever writes one cannot forget them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // Looked for once, not by everybody who asks what is about to be saved.
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await SaveWithCountsAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        catch (Exception exception) when (exception is not DbUpdateException && exception.Refusal() is { } refusal)
        {
            // A statement beside the save is a part of it to whoever saves.
            throw new DbUpdateException(refusal.Message, refusal);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<int> SaveWithCountsAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken)
    {
        var counts = KeptCounts.ChangedBy(ChangeTracker);
        var conversations = KeptConversations.ChangedBy(ChangeTracker);
        if (counts.AreUnchanged && conversations.AreUnchanged)
        {
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        await using var transaction = Database.CurrentTransaction is null ? await Database.BeginTransactionAsync(cancellationToken) : null;
        await conversations.WriteAsync(this, cancellationToken);
        await counts.WriteTagsAsync(this, cancellationToken);
        var written = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        await counts.WriteMonthsAsync(this, cancellationToken);
        await (transaction?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        return written;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
    }
}
