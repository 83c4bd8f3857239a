using Blog.Accounts;
using Blog.Posts;
using Blog.Posts.Tags;
using Blog.Snippets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class SnippetMapping : IEntityTypeConfiguration<Snippet>
{
    public void Configure(EntityTypeBuilder<Snippet> snippet)
    {
        snippet.Property(s => s.Name).HasMaxLength(Snippet.NameLength);
        snippet.Property(s => s.Title).HasMaxLength(Post.TitleLength);
        snippet.Property(s => s.Body).HasMaxLength(Post.BodyLength);
        snippet.Property(s => s.Tags).HasMaxLength(TagNames.Length);
        snippet.IsFilledIn(nameof(Snippet.Name), nameof(Snippet.BeginsPosts), nameof(Snippet.Title), nameof(Snippet.Body), nameof(Snippet.Tags));
        snippet.HasOne<Author>().WithMany().HasForeignKey(s => s.AuthorId).OnDelete(DeleteBehavior.Cascade);
        snippet.HasIndex(s => new { s.AuthorId, s.Name }).IsUnique();
        snippet.ToTable(table => table.HasCheckConstraint("CK_Snippets_Name_NotEmpty", "\"Name\" <> ''"));
    }
}
