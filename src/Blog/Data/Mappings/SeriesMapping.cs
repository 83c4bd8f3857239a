using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class SeriesMapping : IEntityTypeConfiguration<Series>
{
    public void Configure(EntityTypeBuilder<Series> series)
    {
        series.Property(s => s.Name).HasMaxLength(Series.NameLength);
        series.Property(s => s.Slug).HasMaxLength(Post.SlugLength);
        series.Property(s => s.Description).HasMaxLength(Series.DescriptionLength);
        series.IsFilledIn(nameof(Series.Name), nameof(Series.Description));
        series.HasIndex(s => s.Slug).IsUnique();
        series.ToTable(table => table.HasCheckConstraint("CK_Series_Slug_NotEmpty", "\"Slug\" <> ''"));
    }
}

internal sealed class SeriesPartMapping : IEntityTypeConfiguration<SeriesPart>
{
    public void Configure(EntityTypeBuilder<SeriesPart> part)
    {
        part.HasKey(p => p.PostId);
        part.HasOne(p => p.Series).WithMany().HasForeignKey(p => p.SeriesId).OnDelete(DeleteBehavior.Cascade);
        // In order, with what tells which of them are published.
        part.HasIndex(p => new { p.SeriesId, p.Position, p.PostId, p.PublishedAt });
        part.ToTable(table => table.HasCheckConstraint("CK_SeriesParts_Position_Positive", "\"Position\" > 0"));
    }
}
