using Blog.Hosting.Requests;
using Blog.Posts;

namespace Blog.Feeds;

/// <summary>Every feed in every format at its address.</summary>
internal static class FeedAddresses
{
    private delegate Task<FeedChannel?> Find(FeedChannels channels, string name, CancellationToken cancel);

    public static void MapFeeds(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPostFeeds("/", (channels, _, _) => channels.SiteAsync());
        endpoints.MapPostFeeds(PostUrl.ToTag("{name}"), (channels, name, cancel) => channels.TagAsync(name, cancel));
        endpoints.MapPostFeeds("/authors/{name}", (channels, name, cancel) => channels.AuthorAsync(name, cancel));
        foreach (var format in FeedFormat.All)
        {
            endpoints.MapMethods(format.Of(PostUrl.ToCommentForm("{slug}")), Reading.Methods, async (string slug, CommentFeeds feeds, CancellationToken cancel) =>
                Answer(await feeds.OfPostAsync(slug, format, cancel), format));
        }
    }

    private static void MapPostFeeds(this IEndpointRouteBuilder endpoints, string home, Find find)
    {
        foreach (var format in FeedFormat.All)
        {
            endpoints.MapMethods(format.Of(home), Reading.Methods, Current);
            endpoints.MapMethods(format.Of(home, "{month}"), Reading.Methods, Archive);

            async Task<IResult> Current(HttpRequest request, FeedChannels channels, PostFeeds feeds, CancellationToken cancel)
            {
                var channel = await find(channels, Name(request), cancel);
                return channel is null ? Results.NotFound()
                    : LeadTo(format.Of(channel.Home), request) ?? Answer(await feeds.CurrentAsync(channel, format, cancel), format);
            }

            async Task<IResult> Archive(string month, HttpRequest request, FeedChannels channels, PostFeeds feeds, CancellationToken cancel)
            {
                var channel = await find(channels, Name(request), cancel);
                return channel is null || FeedMonth.Parse(month) is not { } wanted ? Results.NotFound()
                    : LeadTo(format.Of(channel.Home, month), request) ?? Answer(await feeds.ArchiveAsync(channel, format, wanted, cancel), format);
            }
        }
    }

    private static string Name(HttpRequest request) => (string?)request.RouteValues["name"] ?? "";

    // An author who has taken another name is still followed under the former one.
    private static IResult? LeadTo(string address, HttpRequest request) => request.Path == address ? null : Results.Redirect(address, permanent: true);

    private static IResult Answer(Feed? feed, FeedFormat format) =>
        feed is null ? Results.NotFound() : Reading.Document(format.Write(feed), format.MediaType);
}
