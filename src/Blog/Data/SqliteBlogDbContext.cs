using Blog.Comments;
using Blog.Data.Mappings;
using Blog.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data;

/// <summary>The default: one file in the data folder.</summary>
public sealed class SqliteBlogDbContext(DbContextOptions<SqliteBlogDbContext> options) : BlogDbContext(options)
{
    // The write-ahead log still holds the pages as they were before. Writers wait while this waits for somebody who reads for long, so it gives
    // up early and leaves them to the next one.
    public override Task ForgetErasedAsync(CancellationToken cancel) =>
        Database.ExecuteSqlRawAsync($"PRAGMA busy_timeout=2000; PRAGMA wal_checkpoint(TRUNCATE); {SqliteSession.Patience}", cancel);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // Not stored in the row, which would copy the whole table to add it, but in the index that asks for it.
        builder.Entity<Comment>().Property(comment => comment.HasPlace).HasComputedColumnSql(CommentMapping.Place, stored: false);
        // The indexes of full-text search, made by hand: FTS5 numbers its rows itself, and answers to no RETURNING.
        builder.Entity<IndexedPost>().ToTable("IndexedPosts", UseFts5).Property(post => post.PostId).HasColumnName("rowid");
        builder.Entity<IndexedComment>().ToTable("IndexedComments", UseFts5).Property(comment => comment.CommentId).HasColumnName("rowid");
        foreach (var entity in builder.Model.GetEntityTypes().Where(type => type.ClrType.Assembly == typeof(BlogDbContext).Assembly))
        {
            AddLengthChecks(entity);
        }
    }

    private static void UseFts5<T>(TableBuilder<T> table)
        where T : class
    {
        table.ExcludeFromMigrations();
        table.UseSqlReturningClause(false);
    }

    // SQLite accepts a text of any length in any column; PostgreSQL has the lengths in the column types.
    private static void AddLengthChecks(IMutableEntityType entity)
    {
        foreach (var property in entity.GetDeclaredProperties())
        {
            if (property.ClrType == typeof(string) && property.GetMaxLength() is { } length)
            {
                var column = property.GetColumnName();
                entity.AddCheckConstraint($"CK_{entity.GetTableName()}_{column}_Length", $"length(\"{column}\") <= {length}");
            }
        }
    }
}
