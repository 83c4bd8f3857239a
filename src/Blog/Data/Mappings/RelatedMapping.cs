using Blog.Posts.Related;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class RelatedPostMapping : IEntityTypeConfiguration<RelatedPost>
{
    public void Configure(EntityTypeBuilder<RelatedPost> related)
    {
        related.HasKey(r => new { r.PostId, r.Position });
        related.HasOne(r => r.Post).WithMany().HasForeignKey(r => r.PostId).OnDelete(DeleteBehavior.Cascade);
        related.HasOne(r => r.Other).WithMany().HasForeignKey(r => r.OtherId).OnDelete(DeleteBehavior.Cascade);
        related.HasIndex(r => r.OtherId);
        related.ToTable(table => table.HasCheckConstraint("CK_RelatedPosts_NotToItself", "\"PostId\" <> \"OtherId\""));
    }
}

internal sealed class RelatedChangeMapping : IEntityTypeConfiguration<RelatedChange>
{
    public void Configure(EntityTypeBuilder<RelatedChange> change) => change.HasIndex(c => new { c.IsOwnListOnly, c.Id });
}

internal sealed class KeyWordMapping : IEntityTypeConfiguration<KeyWord>
{
    public void Configure(EntityTypeBuilder<KeyWord> word)
    {
        word.HasKey(w => new { w.PostId, w.Word });
        word.Property(w => w.Word).HasMaxLength(KeyWord.Length);
        word.HasOne(w => w.Post).WithMany().HasForeignKey(w => w.PostId).OnDelete(DeleteBehavior.Cascade);
        // Who else uses it, the newest first.
        word.HasIndex(w => new { w.Word, w.PostId }).IsDescending(false, true);
    }
}
