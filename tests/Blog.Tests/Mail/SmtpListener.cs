using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Blog.Tests.Mail;

/// <summary>A mail server of one test: takes letters, or refuses the first few, or those of strangers, or never says a word.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task work;
    private readonly bool isSilent;
    private readonly bool isForMembers;
    private int refusals;

    public SmtpListener(int refusals = 0, bool isSilent = false, bool isForMembers = false)
    {
        (this.refusals, this.isSilent, this.isForMembers) = (refusals, isSilent, isForMembers);
        listener.Start();
        work = ListenAsync();
    }

    /// <summary>How many have called.</summary>
    public int Calls { get; private set; }

    /// <summary>What happens before it says that it has taken a letter.</summary>
    public Func<Task> WhileTaking { get; set; } = () => Task.CompletedTask;

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
                await (isSilent ? client.GetStream().CopyToAsync(Stream.Null, end.Token) : TalkAsync(client.GetStream()));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
        var letter = new StringBuilder();
        await writer.WriteLineAsync("220 test");
        while (await reader.ReadLineAsync(end.Token) is { } line)
        {
            letter.AppendLine(line);
            var answer = line.Split(' ')[0].ToUpperInvariant() switch
            {
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
