namespace Blog.Comments;

internal static class CommentServices
{
    public static IServiceCollection AddComments(this IServiceCollection services) => services
        .AddSingleton<FormTime>()
        .AddScoped<CommentSubmission>()
        .AddScoped<CommentOwnership>()
        .AddScoped<Moderation>()
        .AddScoped<CommentReply>();
}
