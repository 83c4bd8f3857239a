using System.Globalization;
using System.Net.Sockets;
using Blog.Hosting;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Blog.Mail;

/// <summary>Hands a letter to the mail server; where none is configured, puts it into the data folder as a file that mail programs open.</summary>
public sealed class MailSender(IOptions<BlogOptions> options, DataFolder folder, BaseAddress address, TimeProvider time)
{
    private const int SslPort = 465;

    /// <summary>For one letter, from the greeting to the last word of the server.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Why a letter is not on its way.</summary>
    /// <param name="Kind">For the log: it tells nothing of anybody.</param>
    /// <param name="Reason">In the words of the mail server, which may name people.</param>
    public sealed record Failure(string Kind, string Reason);

    /// <summary>Null when the letter is on its way.</summary>
    public async Task<Failure?> SendAsync(OutgoingMail mail, Letter letter, string siteName, CancellationToken cancel)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancel);
        try
        {
            using var message = Write(mail, letter, siteName);
            // The last word of the server comes on a thread that other sockets need; see SocketCompletions.
            await (options.Value.Smtp.Host is { Length: > 0 } host ? PostAsync(message, host, patience.Token, either.Token) : FileAsync(message, mail, either.Token))
                .ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Failure("Timeout", "The mail server did not answer in time.");
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever a server or a letter is like: the others wait behind it.
            return new Failure(KindOf(exception), exception.Message);
        }
    }

    /// <summary>Takes the file of a letter away again, where it became one.</summary>
    public void Unfile(OutgoingMail mail) => File.Delete(FileOf(mail));

    private static string KindOf(Exception exception) => exception switch
    {
        SmtpCommandException refusal => string.Create(CultureInfo.InvariantCulture, $"{refusal.ErrorCode} {(int)refusal.StatusCode}"),
        SocketException connection => connection.SocketErrorCode.ToString(),
        _ => exception.GetType().Name,
    };

    private MimeMessage Write(OutgoingMail mail, Letter letter, string siteName)
    {
        // Headers have no letters beyond ASCII.
        var host = address.Value.IdnHost;
        var sender = options.Value.Smtp.From is { Length: > 0 } from ? from : $"blog@{host}";
        var message = new MimeMessage(
            [new MailboxAddress(AsTyped(siteName), sender)], [new MailboxAddress("", letter.To)], AsTyped(letter.Subject), new TextPart("plain") { Text = letter.Text })
        {
            Date = mail.CreatedAt,
            // The same at every try: who gets it twice sees it once.
            MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.CreatedAt.UtcTicks}@{host}"),
            Headers = { { HeaderId.AutoSubmitted, "auto-generated" } },
        };
        if (letter.Unsubscribe is { } unsubscribe)
        {
            // https://www.rfc-editor.org/rfc/rfc8058: a click in the mail program is enough.
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{new UriBuilder(unsubscribe) { Host = host }.Uri.AbsoluteUri}>");
            message.Headers.Add(HeaderId.ListUnsubscribePost, "List-Unsubscribe=One-Click");
        }

        return message;
    }

    // Mail programs decode what follows "=?", and MimeKit leaves it to them: a name could be shown as another one.
    private static string AsTyped(string words) => words.Replace("=?", "= ?", StringComparison.Ordinal);

    private async Task PostAsync(MimeMessage message, string host, CancellationToken patience, CancellationToken cancel)
    {
        var smtp = options.Value.Smtp;
        using var client = new SmtpClient();
        if (smtp.IsOnThisMachine)
        {
            // Who listens there nobody else can pretend to be; its certificate is mostly one that it made for itself.
            client.ServerCertificateValidationCallback = (_, certificate, _, _) => certificate is not null;
        }

        await client.ConnectAsync(host, smtp.Port, Security(smtp), cancel);
        if (!string.IsNullOrEmpty(smtp.User))
        {
            await client.AuthenticateAsync(smtp.User, smtp.Password ?? "", cancel);
        }

        // Not broken off by the end of the process: nobody would know whether the server has taken it.
        await client.SendAsync(message, patience);
        await client.DisconnectAsync(quit: true, cancel);
    }

    // A password never travels in the open; a relay on this machine may do without encryption.
    private static SecureSocketOptions Security(SmtpOptions smtp) => smtp switch
    {
        { Port: SslPort } => SecureSocketOptions.SslOnConnect,
        { User.Length: > 0, IsOnThisMachine: false } => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };

    private async Task FileAsync(MimeMessage message, OutgoingMail mail, CancellationToken cancel)
    {
        var file = FileOf(mail);
        var unfinished = file + ".part";
        await message.WriteToAsync(unfinished, cancel);
        File.Move(unfinished, file, overwrite: true);
    }

    private string FileOf(OutgoingMail mail) =>
        Path.Combine(folder.Mail, string.Create(CultureInfo.InvariantCulture, $"{mail.CreatedAt.UtcDateTime:yyyyMMdd-HHmmss}-{mail.Id}.eml"));
}
