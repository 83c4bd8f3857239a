namespace Blog.Feeds;

internal static class FeedServices
{
    public static IServiceCollection AddFeeds(this IServiceCollection services) =>
        services.AddScoped<FeedChannels>().AddScoped<PostFeeds>().AddScoped<CommentFeeds>().AddScoped<ReplyFeeds>();
}
