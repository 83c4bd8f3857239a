using System.Text.Encodings.Web;
using Blog.Comments;
using Blog.Hosting;
using Blog.Hosting.PageCache;
using Blog.Languages;
using Blog.Media;
using Blog.Metadata;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Feeds;

/// <summary>
/// Composes the feeds of posts. One that is followed has the newest posts and, up to a post a day, all of the running month; whoever wants more walks from month
/// to month through archive documents, which are complete when they are first linked, as long as nobody writes more than that, and stay as they are (RFC 5005).
/// </summary>
internal sealed class PostFeeds(CurrentSite site, BaseAddress address, Shown shown, TimeProvider time)
{
    /// <summary>Posts that a feed has at least, where there are as many.</summary>
    private const int Least = 20;

    /// <summary>A post for each day of a month. One with more goes on in its archive document while it is still running: a feed is fetched again and again.</summary>
    private const int Most = 31;

    private sealed record Row(
        Guid Uid, string Title, string Slug, string Summary, string Html, int AuthorId, string Author, DateTimeOffset PublishedAt, DateTimeOffset? UpdatedAt, List<string> Tags,
        string Language, string ContentNote, MediaFile? Cover);

    /// <returns>Null where there is nothing and never was.</returns>
    public async Task<Feed?> CurrentAsync(FeedChannel channel, FeedFormat format, CancellationToken cancel)
    {
        SayWhatIsShown();
        var entries = await EntriesAsync((await RecentAsync(channel.Posts, cancel)).NewestFirst().Take(Most), cancel);
        if (entries.Count == 0 && !channel.WasPublic)
        {
            return null;
        }

        var earlier = entries.Count == 0 ? null : await EarlierAsync(channel.Posts, entries[^1].PublishedAt, cancel);
        return Compose(channel, format, entries) with { Earlier = Archive(channel, format, earlier) };
    }

    /// <returns>Null for a month in which nothing was published.</returns>
    public async Task<Feed?> ArchiveAsync(FeedChannel channel, FeedFormat format, FeedMonth month, CancellationToken cancel)
    {
        SayWhatIsShown();
        var (start, end) = (month.Start, month.End);
        var entries = await EntriesAsync(channel.Posts.Where(post => post.At >= start && post.At < end).NewestFirst(), cancel);
        if (entries.Count == 0)
        {
            return null;
        }

        var later = await channel.Posts.Where(post => post.At >= end).OrderBy(post => post.At).Select(post => (DateTimeOffset?)post.At).FirstOrDefaultAsync(cancel);
        return Compose(channel, format, entries) with
        {
            Self = address.Of(format.Of(channel.Home, month.ToString())),
            Current = address.Of(format.Of(channel.Home)),
            Earlier = Archive(channel, format, await EarlierAsync(channel.Posts, start, cancel)),
            // The running month is in the feed itself.
            Later = FeedMonth.Of(later ?? time.GetUtcNow()) == FeedMonth.Of(time.GetUtcNow()) ? null : Archive(channel, format, later),
        };
    }

    // The running month goes from the feed into an archive document when it ends.
    private void SayWhatIsShown() => shown.Stream().Texts().ChangesAt(FeedMonth.Of(time.GetUtcNow()).End);

    private async Task<IQueryable<ListedPost>> RecentAsync(IQueryable<ListedPost> posts, CancellationToken cancel)
    {
        var least = await posts.NewestFirst().Skip(Least - 1).Select(post => (DateTimeOffset?)post.At).FirstOrDefaultAsync(cancel);
        var month = FeedMonth.Of(time.GetUtcNow()).Start;
        var since = least < month ? least : month;
        return least is null ? posts : posts.Where(post => post.At >= since);
    }

    private static Task<DateTimeOffset?> EarlierAsync(IQueryable<ListedPost> posts, DateTimeOffset than, CancellationToken cancel) =>
        posts.Where(post => post.At < than).NewestFirst().Select(post => (DateTimeOffset?)post.At).FirstOrDefaultAsync(cancel);

    private string? Archive(FeedChannel channel, FeedFormat format, DateTimeOffset? at) =>
        at is { } instant ? address.Of(format.Of(channel.Home, FeedMonth.Of(instant).ToString())) : null;

    private async Task<List<FeedEntry>> EntriesAsync(IQueryable<ListedPost> posts, CancellationToken cancel)
    {
        var rows = await posts.AsNoTracking().AsSplitQuery().Select(listed => new Row(
            listed.Post.Uid,
            listed.Post.Title,
            listed.Post.Slug,
            listed.Post.Summary,
            listed.Post.Html,
            listed.Post.AuthorId,
            listed.Post.Author.Name,
            listed.At,
            listed.Post.UpdatedAt,
            listed.Post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList(),
            listed.Post.Language,
            listed.Post.ContentNote,
            listed.Post.Cover)).ToListAsync(cancel);
        return [.. rows.Select(Compose)];
    }

    private FeedEntry Compose(Row row)
    {
        var page = new Uri(address.Of(PostUrl.To(row.Slug)));
        return new FeedEntry(
            $"urn:uuid:{row.Uid}",
            row.Title,
            page.AbsoluteUri,
            row.ContentNote.Length > 0 ? PostTexts.ContentNote.With(row.ContentNote) : row.Summary,
            FeedHtml.InDirection(FeedHtml.Of(Words.Unfolded(row.ContentNote, WithCover(row)), page), site.LanguageOf(row.Language)),
            new FeedAuthor(row.Author, address.Of(new PublicAuthor(row.AuthorId, row.Author).Address)),
            row.PublishedAt,
            row.UpdatedAt > row.PublishedAt ? row.UpdatedAt.Value : row.PublishedAt,
            row.Tags,
            row.Language.Length > 0 ? row.Language : null,
            row.Cover is { } cover && row.ContentNote.Length == 0 ? address.Of(cover.Address.AtLeast(1600).Path) : null);
    }

    // As above the text on its page.
    private static string WithCover(Row row) => row.Cover is not { Address: var picture } cover ? row.Html
        : $"<p><img src=\"{picture.AtLeast(1600).Path}\" alt=\"{HtmlEncoder.Default.Encode(cover.Description)}\" width=\"{picture.Width}\" height=\"{picture.Height}\"></p>{row.Html}";

    private Feed Compose(FeedChannel channel, FeedFormat format, IReadOnlyList<FeedEntry> entries) => new()
    {
        Title = channel.Title,
        Subtitle = channel.Subtitle,
        Home = address.Of(channel.Home),
        Self = address.Of(format.Of(channel.Home)),
        Language = site.Culture.Name,
        Icon = address.Of(SiteIcons.Large),
        Entries = entries,
    };
}

internal static class ListedPosts
{
    public static IOrderedQueryable<ListedPost> NewestFirst(this IQueryable<ListedPost> posts) =>
        posts.OrderByDescending(post => post.At).ThenByDescending(post => post.Id);
}
