using Blog.Hosting;

namespace Blog.Mail;

internal static class MailServices
{
    /// <summary>The outbox's worker and its way out.</summary>
    public static IServiceCollection AddMail(this IServiceCollection services, SmtpOptions smtp)
    {
        if (smtp is { Host.Length: > 0, From: null or "" })
        {
            throw new StartupException("Mail needs a sender: set Blog:Smtp:From beside Blog:Smtp:Host, such as blog@example.org.");
        }

        services.AddSingleton<MailBell>();
        services.AddSingleton<MailSender>();
        services.AddHostedService<MailWorker>();
        return services;
    }
}
