using Blog.Media;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class MediaMapping : IEntityTypeConfiguration<MediaFile>
{
    public void Configure(EntityTypeBuilder<MediaFile> file)
    {
        file.Property(f => f.Key).HasMaxLength(PictureAddress.KeyLength);
        file.Property(f => f.Name).HasMaxLength(PictureAddress.NameLength);
        file.Property(f => f.Description).HasMaxLength(MediaFile.DescriptionLength);
        file.Ignore(f => f.Address);
        file.Ignore(f => f.Markdown);
        file.HasOne(f => f.Author).WithMany().HasForeignKey(f => f.AuthorId).OnDelete(DeleteBehavior.SetNull);
        file.HasIndex(f => f.Key).IsUnique();
        file.ToTable("Media", table => table.HasCheckConstraint("CK_Media_Size", "\"Width\" > 0 AND \"Height\" > 0"));
    }
}
