using System.Reflection;

namespace Blog.Hosting.Server;

/// <summary>
/// Lets the thread that hears of a socket's news finish that socket's own work, instead of waking another one for it: Kestrel hands what is more than
/// that on to the pool by itself. Measured on one processor: a tenth to a quarter more ready pages in a second.
/// </summary>
/// <remarks>
/// Clients that go on with their own work where they were answered, as that of PostgreSQL does, would make pages on those few threads, and whoever
/// waits there for another socket would wait for ever. So it is for SQLite on one node alone, where only the mail server is asked over a socket (see
/// <see cref="Mail.MailSender"/>), and only in a process of our own.
/// </remarks>
internal static class SocketCompletions
{
    /// <summary>The framework reads it from the environment when the first socket is made, and offers no other way.</summary>
    internal const string Setting = "DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS";

    /// <summary>To be called before anything is sent or heard. What the host has set stays.</summary>
    public static void Use(BlogOptions options)
    {
        if (options is { Database.Provider: DatabaseProvider.Sqlite, Redis: null or "" } && IsOurProcess && Environment.GetEnvironmentVariable(Setting) is null)
        {
            Environment.SetEnvironmentVariable(Setting, "1");
        }
    }

    private static bool IsOurProcess => Assembly.GetEntryAssembly() == typeof(SocketCompletions).Assembly;
}
