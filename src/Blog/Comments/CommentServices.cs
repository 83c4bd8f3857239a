using Blog.Comments.Digests;
using Blog.Comments.Erasure;
using Blog.Comments.Keys;
using Blog.Comments.Replies;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Comments.Spam;
using Blog.Comments.Submissions;

namespace Blog.Comments;

internal static class CommentServices
{
    public static IServiceCollection AddComments(this IServiceCollection services) => services
        .AddSingleton<FormTime>()
        .AddSingleton<CommentKeys>()
        .AddScoped<CommentNames>()
        .AddScoped<CommentPasses>()
        .AddScoped<ReplyLetters>()
        .AddSingleton<RepliesMadePublic>()
        .AddScoped<ReplyNotice>()
        .AddScoped<ReplyAddress>()
        .AddScoped<RulesEditing>()
        .AddScoped<FirstLook>()
        .AddScoped<DigestPlanning>()
        .AddScoped<DigestSending>()
        .AddScoped<DigestLetter>()
        .AddHostedService<DigestWorker>()
        .AddScoped<CommentSubmission>()
        .AddSingleton<GroupCommit>()
        .AddScoped<CommentOwnership>()
        .AddScoped<Reporting>()
        .AddScoped<Moderation>()
        .AddScoped<CommentReply>()
        .AddScoped<CommentProposing>()
        .AddScoped<KeyCustody>()
        .AddScoped<WithdrawalLedger>()
        .AddScoped<Purge>()
        .AddScoped<IHoldsWords, CommentTable>()
        .AddScoped<IHoldsWords, ReportTable>()
        .AddScoped<Letters>()
        .AddScoped<IHoldsWords>(services => services.GetRequiredService<Letters>())
        .AddScoped<Forgetting>()
        .AddSpamFilter()
        .AddHostedService<ForgettingWorker>();
}
