using Blog.Comments.Erasure;

namespace Blog.Comments.Spam;

internal static class SpamServices
{
    public static IServiceCollection AddSpamFilter(this IServiceCollection services) => services
        .AddSingleton<SpamTokens>()
        .AddScoped<Repetition>()
        .AddScoped<SpamFilter>()
        .AddScoped<SpamLessons>()
        .AddScoped<IHoldsWords, SpamLessons>();
}
