namespace Blog.Mail;

internal static class MailServices
{
    /// <summary>The outbox's worker and its way out.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services) => services
        .AddSingleton<MailBell>()
        .AddSingleton<MailSender>()
        .AddHostedService<MailWorker>();
}
