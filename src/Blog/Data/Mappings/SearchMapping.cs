using Blog.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class IndexedPostMapping : IEntityTypeConfiguration<IndexedPost>
{
    public void Configure(EntityTypeBuilder<IndexedPost> indexed)
    {
        indexed.HasKey(i => i.PostId);
        indexed.HasOne(i => i.Post).WithOne(p => p.Indexed).HasForeignKey<IndexedPost>(i => i.PostId).OnDelete(DeleteBehavior.Cascade);
        indexed.Ignore(i => i.Words);
    }
}

internal sealed class IndexedCommentMapping : IEntityTypeConfiguration<IndexedComment>
{
    public void Configure(EntityTypeBuilder<IndexedComment> indexed)
    {
        indexed.HasKey(i => i.CommentId);
        indexed.HasOne(i => i.Comment).WithOne(c => c.Indexed).HasForeignKey<IndexedComment>(i => i.CommentId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SearchWordMapping : IEntityTypeConfiguration<SearchWord>
{
    public void Configure(EntityTypeBuilder<SearchWord> word)
    {
        word.HasKey(w => w.Word);
        word.Property(w => w.Word).HasMaxLength(SearchWord.MostLength);
        word.HasMany(w => w.Grams).WithOne().HasForeignKey(g => g.Word).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class SearchGramMapping : IEntityTypeConfiguration<SearchGram>
{
    public void Configure(EntityTypeBuilder<SearchGram> gram)
    {
        gram.HasKey(g => new { g.Gram, g.Length, g.Word });
        gram.Property(g => g.Gram).HasMaxLength(3);
        gram.Property(g => g.Word).HasMaxLength(SearchWord.MostLength);
    }
}
