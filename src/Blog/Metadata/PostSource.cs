using System.Text;
using Blog.Data;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Media;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Blog.Metadata;

/// <summary>A post as its author typed it: Markdown, with what else is known of it in front.</summary>
internal sealed class PostSource(BlogDbContext db, CurrentSite site, BaseAddress address, Shown shown, TimeProvider time)
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithNamingConvention(CamelCaseNamingConvention.Instance)
        .ConfigureDefaultValuesHandling(DefaultValuesHandling.OmitNull | DefaultValuesHandling.OmitEmptyCollections)
        .WithQuotingNecessaryStrings()
        .Build();

    private sealed record Row(int Id, string Title, string Slug, string Excerpt, string Description, string ContentNote, string Body, string Author, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, string Language, List<string> Tags, MediaFile? Cover);

    /// <returns>Null when readers cannot see the post.</returns>
    public async Task<byte[]?> OfAsync(string slug, CancellationToken cancel)
    {
        var row = await db.Posts.AsNoTracking().AsSplitQuery().Published(time.GetUtcNow()).Where(post => post.Slug == slug).Select(post => new Row(
            post.Id,
            post.Title,
            post.Slug,
            post.Excerpt,
            post.Description,
            post.ContentNote,
            post.Body,
            post.Author.Name,
            post.PublishedAt!.Value,
            post.UpdatedAt > post.PublishedAt ? post.UpdatedAt : null,
            post.Language,
            post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList(),
            post.Cover)).SingleOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        shown.Post(row.Id).Stream();
        return Encoding.UTF8.GetBytes($"---\n{Front(row)}---\n\n{row.Body.TrimEnd()}\n");
    }

    private string Front(Row row) => Yaml.Serialize(new
    {
        row.Title,
        Address = address.Of(PostUrl.To(row.Slug)),
        row.Author,
        Published = site.MachineTime(row.PublishedAt),
        Updated = row.UpdatedAt is { } updated ? site.MachineTime(updated) : null,
        Language = row.Language.Length > 0 ? row.Language : site.Culture.Name,
        row.Tags,
        Excerpt = OrNothing(row.Excerpt),
        Description = OrNothing(row.Description),
        ContentNote = OrNothing(row.ContentNote),
        Cover = row.Cover is { } cover ? address.Of(cover.Address.Path) : null,
    }).ReplaceLineEndings("\n");

    private static string? OrNothing(string words) => words.Length > 0 ? words : null;
}
