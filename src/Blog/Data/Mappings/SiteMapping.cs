using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Digests;
using Blog.Hosting;
using Blog.Languages;
using Blog.Mail;
using Blog.Pages;
using Blog.Posts;
using Blog.Settings;
using Blog.Settings.Themes;
using Blog.Shared;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class SiteSettingsMapping : IEntityTypeConfiguration<SiteSettings>
{
    public void Configure(EntityTypeBuilder<SiteSettings> settings)
    {
        settings.Property(s => s.Id).ValueGeneratedNever();
        settings.Property(s => s.Name).HasMaxLength(SiteSettings.NameLength);
        settings.Property(s => s.Tagline).HasMaxLength(SiteSettings.TaglineLength);
        settings.Property(s => s.Logo).HasMaxLength(SiteSettings.LogoLength).HasDefaultValue("");
        settings.Ignore(s => s.LogoPicture);
        settings.Property(s => s.Footer).HasMaxLength(SiteSettings.FooterLength);
        settings.Property(s => s.Language).HasMaxLength(20);
        settings.Property(s => s.TimeZone).HasMaxLength(60);
        settings.Property(s => s.Accent).HasMaxLength(7);
        settings.Property(s => s.IndexLanguage).HasMaxLength(3).HasDefaultValue(SiteLanguages.Default);
        settings.Property(s => s.CommentEmailDays).HasDefaultValue(SiteSettings.DefaultCommentEmailDays);
        settings.IsFilledIn(
            nameof(SiteSettings.Name), nameof(SiteSettings.Tagline), nameof(SiteSettings.Footer), nameof(SiteSettings.Language), nameof(SiteSettings.TimeZone), nameof(SiteSettings.Accent), nameof(SiteSettings.Logo),
            nameof(SiteSettings.SmartPunctuation), nameof(SiteSettings.CommentsAppearAtOnce), nameof(SiteSettings.CommentsPaused), nameof(SiteSettings.SearchComments),
            nameof(SiteSettings.CommentWebsites), nameof(SiteSettings.CommentsInSearchEngines), nameof(SiteSettings.CommentEmailDays), nameof(SiteSettings.CommentDays));
        settings.ToTable("Settings", table =>
        {
            table.HasCheckConstraint("CK_Settings_OneRow", $"\"Id\" = {SiteSettings.OnlyId}");
            table.HasCheckConstraint("CK_Settings_CommentDays", $"\"CommentDays\" BETWEEN 0 AND {SiteSettings.MostCommentDays}");
        });
    }
}

internal sealed class ThemeMapping : IEntityTypeConfiguration<Theme>
{
    public void Configure(EntityTypeBuilder<Theme> theme)
    {
        theme.Property(t => t.Id).ValueGeneratedNever();
        theme.Property(t => t.Typed).HasMaxLength(Theme.Length);
        theme.IsFilledIn(nameof(Theme.Typed));
        theme.Property(t => t.Version).HasMaxLength(Theme.VersionLength);
        // There from the first start on, and always just this one.
        theme.HasData(new { Id = Theme.OnlyId, Typed = "", Css = "", Version = "", IsInUse = false });
        theme.ToTable("Themes", table => table.HasCheckConstraint("CK_Themes_OneRow", $"\"Id\" = {Theme.OnlyId}"));
    }
}

internal sealed class AuthorMapping : IEntityTypeConfiguration<Author>
{
    public void Configure(EntityTypeBuilder<Author> author)
    {
        author.Property(a => a.Name).HasMaxLength(Author.NameLength);
        author.Property(a => a.About).HasMaxLength(Author.AboutLength);
    }
}

internal sealed class DigestPlanMapping : IEntityTypeConfiguration<DigestPlan>
{
    public void Configure(EntityTypeBuilder<DigestPlan> plan)
    {
        plan.HasKey(p => p.AuthorId);
        plan.Property(p => p.AuthorId).ValueGeneratedNever();
        plan.Ignore(p => p.Hours);
        plan.Property(p => p.Rhythm).HasConversion<string>().HasMaxLength(20);
        plan.Property(p => p.Version).IsConcurrencyToken();
        plan.HasOne<Author>().WithOne().HasForeignKey<DigestPlan>(p => p.AuthorId).OnDelete(DeleteBehavior.Cascade);
        plan.ToTable("DigestPlans");
    }
}

internal sealed class RoleMapping : IEntityTypeConfiguration<IdentityRole<int>>
{
    public void Configure(EntityTypeBuilder<IdentityRole<int>> role) =>
        role.HasData(Roles.All.Select((name, index) => new IdentityRole<int>(name)
        {
            Id = index + 1,
            NormalizedName = name.ToUpperInvariant(),
            ConcurrencyStamp = name,
        }));
}

internal sealed class PageMapping : IEntityTypeConfiguration<Page>
{
    public void Configure(EntityTypeBuilder<Page> page)
    {
        page.Property(p => p.Title).HasMaxLength(Post.TitleLength);
        page.Property(p => p.Slug).HasMaxLength(Post.SlugLength);
        page.Property(p => p.Body).HasMaxLength(Post.BodyLength);
        page.Property(p => p.Summary).HasMaxLength(Post.ExcerptLength);
        page.Property(p => p.Version).IsConcurrencyToken();
        page.HasIndex(p => p.RenderedBy);
        page.HasIndex(p => p.Slug).IsUnique();
        page.ToTable(table => table.HasCheckConstraint("CK_Pages_Slug_NotEmpty", "\"Slug\" <> ''"));
    }
}

internal sealed class RedirectMapping : IEntityTypeConfiguration<Redirect>
{
    public void Configure(EntityTypeBuilder<Redirect> redirect)
    {
        redirect.HasKey(r => r.Path);
        redirect.Property(r => r.Path).HasMaxLength(Redirect.PathLength);
        redirect.Property(r => r.Target).HasMaxLength(Redirect.PathLength);
        redirect.HasIndex(r => r.Target);
        redirect.ToTable(table => table.HasCheckConstraint("CK_Redirects_NotToItself", "\"Target\" IS NULL OR \"Target\" <> \"Path\""));
    }
}

internal sealed class SecretMapping : IEntityTypeConfiguration<Secret>
{
    public void Configure(EntityTypeBuilder<Secret> secret)
    {
        secret.HasKey(s => s.Name);
        secret.Property(s => s.Name).HasMaxLength(Secret.NameLength);
        secret.ToTable("Secrets");
    }
}

internal sealed class OutgoingMailMapping : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> mail)
    {
        mail.Property(m => m.To).HasMaxLength(EmailAddress.MaxLength);
        mail.Property(m => m.Subject).HasMaxLength(OutgoingMail.SubjectLength);
        mail.Property(m => m.LastError).HasMaxLength(OutgoingMail.ErrorLength);
        mail.HasOne(m => m.Comment).WithMany().HasForeignKey(m => m.CommentId).OnDelete(DeleteBehavior.Cascade);
        mail.HasOne<Comment>().WithMany().HasForeignKey(m => m.ForCommentId).OnDelete(DeleteBehavior.Cascade);
        mail.HasOne<Author>().WithMany().HasForeignKey(m => m.DigestForId).OnDelete(DeleteBehavior.Cascade);
        mail.Ignore(m => m.IsAboutReply);
        mail.Ignore(m => m.IsWithheld);
        mail.HasIndex(m => m.CommentId);
        // Nobody is told of a reply twice.
        mail.HasIndex(m => new { m.CommentId, m.ForCommentId }).IsUnique().HasFilter("\"ForCommentId\" IS NOT NULL");
        // Only what is still to be sent.
        mail.HasIndex(m => m.NextAttemptAt).HasFilter("\"NextAttemptAt\" IS NOT NULL");
    }
}
