using Blog.Accounts;
using Blog.Posts;
using Blog.Posts.Previews;
using Blog.Posts.Tags;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class PostMapping : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> post)
    {
        post.Property(p => p.Title).HasMaxLength(Post.TitleLength);
        post.Property(p => p.Slug).HasMaxLength(Post.SlugLength);
        post.Property(p => p.Body).HasMaxLength(Post.BodyLength);
        post.Property(p => p.Excerpt).HasMaxLength(Post.ExcerptLength);
        post.Property(p => p.Description).HasMaxLength(Post.DescriptionLength).HasDefaultValue("");
        post.Property(p => p.ContentNote).HasMaxLength(Post.ContentNoteLength).HasDefaultValue("");
        post.Property(p => p.Summary).HasMaxLength(Post.ExcerptLength);
        post.Property(p => p.Language).HasMaxLength(Post.LanguageLength);
        post.Property(p => p.Version).IsConcurrencyToken();
        post.Ignore(p => p.Text);
        // No verb can forget it.
        post.Navigation(p => p.Indexed).AutoInclude();

        post.HasOne(p => p.Author).WithMany().HasForeignKey(p => p.AuthorId).OnDelete(DeleteBehavior.Restrict);
        post.HasOne(p => p.Cover).WithMany().HasForeignKey(p => p.CoverId).OnDelete(DeleteBehavior.SetNull);
        post.HasOne(p => p.Draft).WithOne(d => d.Post).HasForeignKey<WorkingDraft>(d => d.PostId).OnDelete(DeleteBehavior.Cascade);
        post.HasOne(p => p.Part).WithOne(s => s.Post).HasForeignKey<SeriesPart>(s => s.PostId).OnDelete(DeleteBehavior.Cascade);
        post.HasMany(p => p.Changes).WithOne(c => c.Post).HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
        post.HasMany(p => p.Tags).WithOne(t => t.Post).HasForeignKey(t => t.PostId).OnDelete(DeleteBehavior.Cascade);

        post.HasIndex(p => p.Slug).IsUnique();
        post.HasIndex(p => p.Uid).IsUnique();
        // The stream that readers see, and nothing else.
        post.HasIndex(p => new { p.PublishedAt, p.Id }).IsDescending().HasFilter("\"BinnedAt\" IS NULL AND \"PublishedAt\" IS NOT NULL");
        post.HasIndex(p => p.RenderedBy);
        post.HasIndex(p => new { p.AuthorId, p.PublishedAt, p.Id }).IsDescending(false, true, true).HasFilter("\"BinnedAt\" IS NULL AND \"PublishedAt\" IS NOT NULL");
        post.HasIndex(p => p.AuthorId);
        // The lists of those who write: by their last change, each state apart.
        post.HasIndex(p => new { p.ChangedAt, p.Id }, "IX_Posts_Changed").IsDescending().HasFilter("\"BinnedAt\" IS NULL");
        post.HasIndex(p => new { p.ChangedAt, p.Id }, "IX_Posts_Drafts").IsDescending().HasFilter("\"BinnedAt\" IS NULL AND \"PublishedAt\" IS NULL");
        post.HasIndex(p => new { p.ChangedAt, p.Id }, "IX_Posts_InBin").IsDescending().HasFilter("\"BinnedAt\" IS NOT NULL");
        post.HasIndex(p => new { p.AuthorId, p.ChangedAt, p.Id }).IsDescending(false, true, true).HasFilter("\"BinnedAt\" IS NULL");
        post.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Posts_Slug_NotEmpty", "\"Slug\" <> ''");
            table.HasCheckConstraint("CK_Posts_Version_Positive", "\"Version\" > 0");
            table.HasCheckConstraint("CK_Posts_CommentDays", $"\"CommentDays\" BETWEEN 0 AND {SiteSettings.MostCommentDays}");
        });
    }
}

internal sealed class WorkingDraftMapping : IEntityTypeConfiguration<WorkingDraft>
{
    public void Configure(EntityTypeBuilder<WorkingDraft> draft)
    {
        draft.HasKey(d => d.PostId);
        draft.Property(d => d.Title).HasMaxLength(Post.TitleLength);
        draft.Property(d => d.Slug).HasMaxLength(Post.SlugLength);
        draft.Property(d => d.Body).HasMaxLength(Post.BodyLength);
        draft.Property(d => d.Excerpt).HasMaxLength(Post.ExcerptLength);
        draft.Property(d => d.Description).HasMaxLength(Post.DescriptionLength).HasDefaultValue("");
        draft.Property(d => d.ContentNote).HasMaxLength(Post.ContentNoteLength).HasDefaultValue("");
        draft.Property(d => d.Series).HasMaxLength(Series.NameLength);
        draft.Property(d => d.Language).HasMaxLength(Post.LanguageLength);
        draft.Property(d => d.Tags).HasMaxLength(TagNames.Length);
        draft.Ignore(d => d.Text);
        draft.ToTable(table => table.HasCheckConstraint("CK_WorkingDrafts_CommentDays", $"\"CommentDays\" BETWEEN 0 AND {SiteSettings.MostCommentDays}"));
    }
}

internal sealed class PreviewLinkMapping : IEntityTypeConfiguration<PreviewLink>
{
    public void Configure(EntityTypeBuilder<PreviewLink> link)
    {
        link.HasOne<Post>().WithMany().HasForeignKey(l => l.PostId).OnDelete(DeleteBehavior.Cascade);
        link.HasIndex(l => l.KeyHash).IsUnique();
        link.ToTable(table => table.HasCheckConstraint("CK_PreviewLinks_Expires", "\"ExpiresAt\" > \"CreatedAt\""));
    }
}

internal sealed class TagMapping : IEntityTypeConfiguration<Tag>
{
    public void Configure(EntityTypeBuilder<Tag> tag)
    {
        tag.Property(t => t.Name).HasMaxLength(Tag.NameLength);
        tag.Property(t => t.Slug).HasMaxLength(Post.SlugLength);
        tag.IsFilledIn(nameof(Tag.Name));
        tag.HasIndex(t => t.Slug).IsUnique();
        tag.HasIndex(t => t.Posts).IsDescending();
        tag.ToTable(table => table.HasCheckConstraint("CK_Tags_Slug_NotEmpty", "\"Slug\" <> ''"));
    }
}

internal sealed class ArchiveMonthMapping : IEntityTypeConfiguration<ArchiveMonth>
{
    public void Configure(EntityTypeBuilder<ArchiveMonth> month)
    {
        month.HasKey(m => new { m.Year, m.Month });
        month.ToTable(table => table.HasCheckConstraint("CK_ArchiveMonths_Month", "\"Month\" BETWEEN 1 AND 12"));
    }
}

internal sealed class AuthorMonthMapping : IEntityTypeConfiguration<AuthorMonth>
{
    public void Configure(EntityTypeBuilder<AuthorMonth> month)
    {
        month.HasKey(m => new { m.AuthorId, m.Year, m.Month });
        month.HasOne<Author>().WithMany().HasForeignKey(m => m.AuthorId).OnDelete(DeleteBehavior.Cascade);
        month.ToTable(table => table.HasCheckConstraint("CK_AuthorMonths_Month", "\"Month\" BETWEEN 1 AND 12"));
    }
}

internal sealed class TagMonthMapping : IEntityTypeConfiguration<TagMonth>
{
    public void Configure(EntityTypeBuilder<TagMonth> month)
    {
        month.HasKey(m => new { m.TagId, m.Year, m.Month });
        month.HasOne<Tag>().WithMany().HasForeignKey(m => m.TagId).OnDelete(DeleteBehavior.Cascade);
        month.ToTable(table => table.HasCheckConstraint("CK_TagMonths_Month", "\"Month\" BETWEEN 1 AND 12"));
    }
}

internal sealed class PostTagMapping : IEntityTypeConfiguration<PostTag>
{
    public void Configure(EntityTypeBuilder<PostTag> link)
    {
        link.HasKey(l => new { l.PostId, l.TagId });
        link.HasOne(l => l.Tag).WithMany().HasForeignKey(l => l.TagId).OnDelete(DeleteBehavior.Cascade);
        link.HasIndex(l => new { l.TagId, l.PublishedAt, l.PostId }).IsDescending(false, true, true);
    }
}
