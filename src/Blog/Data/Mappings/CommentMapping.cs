using Blog.Comments;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    /// <summary>Also refuses what a hand in the database may mistype.</summary>
    private static readonly string States = string.Join(", ", Enum.GetNames<CommentState>().Select(name => $"'{name}'"));

    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.StateBefore).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.Name).HasMaxLength(Comment.NameLength);
        comment.Property(c => c.Email).HasMaxLength(Comment.EmailLength);
        comment.Property(c => c.Website).HasMaxLength(Comment.WebsiteLength);
        comment.Property(c => c.Body).HasMaxLength(Comment.BodyLength);
        comment.Property(c => c.Suspicion).HasMaxLength(Comment.SuspicionLength);
        comment.Property(c => c.KeyHash).HasMaxLength(32);
        comment.Property(c => c.Version).IsConcurrencyToken();

        comment.HasOne(c => c.Post).WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        // The pair, so that the database itself keeps a reply on the post of the comment it answers.
        comment.HasOne(c => c.Parent).WithMany()
            .HasForeignKey(c => new { c.ParentId, c.PostId })
            .HasPrincipalKey(c => new { c.Id, c.PostId })
            .OnDelete(DeleteBehavior.NoAction);

        comment.HasIndex(c => c.KeyHash).IsUnique();
        comment.HasIndex(c => new { c.PostId, c.State, c.CreatedAt });
        comment.HasIndex(c => new { c.State, c.CreatedAt });
        comment.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Comments_State", $"\"State\" IN ({States})");
            table.HasCheckConstraint("CK_Comments_Withdrawn_Empty", "\"State\" <> 'Withdrawn' OR (\"Body\" = '' AND \"Html\" = '' AND \"Name\" = '' AND \"Email\" = '' AND \"Website\" = '')");
        });
    }
}
