using Blog.Pages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class MenuEntryMapping : IEntityTypeConfiguration<MenuEntry>
{
    public void Configure(EntityTypeBuilder<MenuEntry> entry)
    {
        entry.Property(e => e.Title).HasMaxLength(MenuEntry.TitleLength);
        entry.Property(e => e.Address).HasMaxLength(MenuEntry.AddressLength);
        entry.HasOne(e => e.Page).WithMany().HasForeignKey(e => e.PageId).OnDelete(DeleteBehavior.Cascade);
        entry.HasIndex(e => e.PageId).IsUnique();
        entry.ToTable(table => table.HasCheckConstraint("CK_MenuEntries_PageOrAddress", "(\"PageId\" IS NULL) = (\"Address\" <> '')"));
    }
}
