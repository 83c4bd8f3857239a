using Blog.Comments;
using Blog.Comments.Spam;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class SpamTokenMapping : IEntityTypeConfiguration<SpamToken>
{
    public void Configure(EntityTypeBuilder<SpamToken> token)
    {
        token.HasKey(t => t.Token);
        token.Property(t => t.Token).ValueGeneratedNever();
        token.HasIndex(t => t.Token, "IX_SpamTokens_Unseen").HasFilter("\"Genuine\" <= 0 AND \"Spam\" <= 0");
        token.ToTable("SpamTokens");
    }
}

internal sealed class SpamLessonMapping : IEntityTypeConfiguration<SpamLesson>
{
    public void Configure(EntityTypeBuilder<SpamLesson> lesson)
    {
        lesson.HasKey(l => l.CommentId);
        lesson.Property(l => l.CommentId).ValueGeneratedNever();
        lesson.Property(l => l.Packed).HasMaxLength(SpamLesson.MostBytes);
        lesson.Ignore(l => l.Tokens);
        lesson.HasOne<Comment>().WithOne().HasForeignKey<SpamLesson>(l => l.CommentId).OnDelete(DeleteBehavior.Cascade);
        lesson.ToTable("SpamLessons");
    }
}
