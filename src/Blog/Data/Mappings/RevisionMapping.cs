using Blog.Posts;
using Blog.Revisions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> revision)
    {
        // The long columns last, so that counting reads none of them.
        revision.Property(r => r.Length).HasColumnOrder(8);
        revision.Property(r => r.Fields).HasMaxLength(Revision.FieldsLength).HasColumnOrder(9);
        revision.Property(r => r.Body).HasMaxLength(Post.BodyLength).HasColumnOrder(10);
        revision.Ignore(r => r.Text);

        revision.HasOne(r => r.Post).WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
        revision.HasOne<Accounts.Author>().WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.SetNull);

        revision.HasIndex(r => new { r.PostId, r.Version }).IsUnique();
        revision.HasIndex(r => r.SavedAt);
        revision.ToTable(table => table.HasCheckConstraint("CK_Revisions_Version_Positive", "\"Version\" > 0"));
    }
}
