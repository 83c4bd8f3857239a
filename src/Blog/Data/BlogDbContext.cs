using Blog.Accounts;
using Blog.Comments;
using Blog.Hosting;
using Blog.Mail;
using Blog.Pages;
using Blog.Posts;
using Blog.Settings;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Blog.Data;

/// <summary>The one model. Which database it lives in is the business of the two sealed contexts, each with its own migrations.</summary>
public abstract class BlogDbContext(DbContextOptions options) : IdentityDbContext<Author, IdentityRole<int>, int>(options)
{
    public DbSet<Post> Posts => Set<Post>();

    public DbSet<WorkingDraft> WorkingDrafts => Set<WorkingDraft>();

    public DbSet<Tag> Tags => Set<Tag>();

    public DbSet<PostTag> PostTags => Set<PostTag>();

    public DbSet<Comment> Comments => Set<Comment>();

    public DbSet<Page> Pages => Set<Page>();

    public DbSet<Redirect> Redirects => Set<Redirect>();

    public DbSet<SiteSettings> Settings => Set<SiteSettings>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    /// <summary>Clears what has been erased out of the files too, as far as this program writes them.</summary>
    public virtual Task ForgetErasedAsync(CancellationToken cancel) => Task.CompletedTask;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcConverter>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(BlogDbContext).Assembly);
    }
}
