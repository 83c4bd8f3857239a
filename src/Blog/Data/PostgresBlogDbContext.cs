using Blog.Comments;
using Blog.Data.Mappings;
using Blog.Search;
using Microsoft.EntityFrameworkCore;
using NpgsqlTypes;

namespace Blog.Data;

/// <summary>For a site on several nodes, or a host who has PostgreSQL anyway.</summary>
public sealed class PostgresBlogDbContext(DbContextOptions<PostgresBlogDbContext> options) : BlogDbContext(options)
{
    // Many may hold them at once; whoever changes the settings waits for all.
    internal override Task HoldCalendarAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("""SELECT 1 FROM "Settings" FOR SHARE""", cancel);

    internal override Task HoldMenuAsync(CancellationToken cancel) => Database.ExecuteSqlRawAsync("""SELECT pg_advisory_xact_lock(hashtext('MenuEntries'))""", cancel);

    // By the transaction and not by the session: a pool that lends sessions by the transaction would keep that for somebody else. What takes longer than
    // a moment is a large migration, and no start should seem to hang.
    internal override Task HoldUpgradeAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync("""SET LOCAL lock_timeout = '20s'; SELECT pg_advisory_xact_lock(hashtext('__EFMigrationsHistory'))""", cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<Comment>().Property(comment => comment.HasPlace).HasComputedColumnSql(CommentMapping.Place, stored: true);
        // Two functions of the database that know the weights and, through the configuration "blog", the site's language.
        builder.Entity<IndexedPost>(post =>
        {
            post.Property<NpgsqlTsVector>("Heading").HasComputedColumnSql("""blog_heading("Title", "Labels")""", stored: true);
            post.Property<NpgsqlTsVector>("Everything").HasComputedColumnSql("""blog_everything("Title", "Labels", "Excerpt", "Body")""", stored: true);
            post.HasIndex("Heading").HasMethod("GIN");
            post.HasIndex("Everything").HasMethod("GIN");
            post.HasIndex(p => new { p.PublishedAt, p.PostId }).IsDescending();
        });
        builder.Entity<IndexedComment>(comment =>
        {
            comment.Property<NpgsqlTsVector>("Everything").HasComputedColumnSql("""blog_everything('', '', '', "Body")""", stored: true);
            comment.HasIndex("Everything").HasMethod("GIN");
        });
    }
}
