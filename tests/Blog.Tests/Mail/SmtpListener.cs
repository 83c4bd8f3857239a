using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Blog.Tests.Mail;

/// <summary>A mail server of one test: takes letters, or refuses the first few, or those of strangers, or takes them behind a certificate of its own, or never says a word.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task work;
    private readonly bool isSilent;
    private readonly bool isForMembers;
    private readonly X509Certificate2? certificate;
    private int refusals;

    public SmtpListener(int refusals = 0, bool isSilent = false, bool isForMembers = false, X509Certificate2? certificate = null)
    {
        (this.refusals, this.isSilent, this.isForMembers, this.certificate) = (refusals, isSilent, isForMembers, certificate);
        listener.Start();
        work = ListenAsync();
    }

    /// <summary>How many have called.</summary>
    public int Calls { get; private set; }

    /// <summary>What happens before it says that it has taken a letter.</summary>
    public Func<Task> WhileTaking { get; set; } = () => Task.CompletedTask;

    /// <summary>What happens before it says goodbye.</summary>
    public Func<Task> WhileLeaving { get; set; } = () => Task.CompletedTask;

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Each with its envelope's commands and its text.</summary>
    public ConcurrentQueue<string> Taken { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await work;
        listener.Stop();
        end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(end.Token);
                Calls++;
                await (isSilent ? client.GetStream().CopyToAsync(Stream.Null, end.Token) : GreetAsync(client.GetStream()));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task GreetAsync(NetworkStream stream)
    {
        await stream.WriteAsync("220 test\r\n"u8.ToArray(), end.Token);
        await TalkAsync(stream, offer: certificate);
    }

    private async Task TalkAsync(Stream stream, X509Certificate2? offer = null)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var letter = new StringBuilder();
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            letter.AppendLine(line);
            if (offer is not null && line == "STARTTLS")
            {
                await writer.WriteLineAsync("220 Go on");
                await using var encrypted = new SslStream(stream);
                await encrypted.AuthenticateAsServerAsync(offer);
                await TalkAsync(encrypted);
                return;
            }

            if (line == "QUIT")
            {
                await WhileLeaving();
            }

            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
                "EHLO" when offer is not null => "250-test\r\n250 STARTTLS",
                "MAIL" when isForMembers => "530 5.7.0 Authentication required",
                "RCPT" when Interlocked.Decrement(ref refusals) >= 0 => "450 The letter box is full",
                "DATA" => "354 Go on",
                "QUIT" => "221 Goodbye",
                _ => "250 Fine",
            };
            await writer.WriteLineAsync(answer);
            if (answer.StartsWith("354", StringComparison.Ordinal))
            {
                await ReadTextAsync(reader, letter);
                Taken.Enqueue(letter.ToString());
                await WhileTaking();
                await writer.WriteLineAsync("250 Taken");
            }
        }
    }

    private async Task ReadTextAsync(StreamReader reader, StringBuilder letter)
    {
        while (await reader.ReadLineAsync(end.Token) is { } line && line != ".")
        {
            letter.AppendLine(line);
        }
    }
}
