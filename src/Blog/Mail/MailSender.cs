using System.Globalization;
using System.Net.Sockets;
using Blog.Hosting;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Blog.Mail;

/// <summary>Hands a letter to the mail server; where none is configured, puts it into the data folder as a file that mail programs open.</summary>
public sealed class MailSender(IOptions<BlogOptions> options, DataFolder folder, BaseAddress address)
{
    private const int SslPort = 465;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Null when the letter is on its way, else what went wrong.</summary>
    public async Task<string?> SendAsync(OutgoingMail mail, string siteName, CancellationToken cancel)
    {
        try
        {
            using var message = Write(mail, siteName);
            await (options.Value.Smtp.Host is { Length: > 0 } host ? PostAsync(message, host, cancel) : FileAsync(message, mail, cancel));
            return null;
        }
        catch (Exception exception) when (exception is CommandException or ProtocolException or AuthenticationException or SslHandshakeException
            or NotSupportedException or SocketException or IOException or UnauthorizedAccessException or TimeoutException or ParseException)
        {
            return exception.Message;
        }
    }

    private MimeMessage Write(OutgoingMail mail, string siteName)
    {
        var host = address.Value.Host;
        var sender = options.Value.Smtp.From is { Length: > 0 } from ? from : $"blog@{host}";
        return new MimeMessage(
            [new MailboxAddress(siteName, sender)], [new MailboxAddress("", mail.To)], mail.Subject, new TextPart("plain") { Text = mail.Text })
        {
            Date = mail.CreatedAt,
            // The same at every try: who gets it twice sees it once.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.CreatedAt.UtcTicks}@{host}"),
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
        };
    }

    private async Task PostAsync(MimeMessage message, string host, CancellationToken cancel)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        await client.ConnectAsync(host, smtp.Port, Security(smtp), cancel);
        if (!string.IsNullOrEmpty(smtp.User))
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancel);
        }

        await client.SendAsync(message, cancel);
        await client.DisconnectAsync(quit: true, cancel);
    }

    // A password never travels in the open; a relay on this machine may do without encryption.
    private static SecureSocketOptions Security(SmtpOptions smtp) => smtp switch
    {
        { Port: SslPort } => SecureSocketOptions.SslOnConnect,
        { User.Length: > 0, Host: not ("localhost" or "127.0.0.1" or "::1") } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private async Task FileAsync(MimeMessage message, OutgoingMail mail, CancellationToken cancel)
    {
        var file = Path.Combine(folder.Mail, string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt.UtcDateTime:yyyyMMdd-HHmmss}-{mail.Id}.eml"));
        var unfinished = file + ".part";
        await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, file, overwrite: true);
    }
}
