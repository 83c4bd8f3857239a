using System.Net.Sockets;

namespace Blog.Hosting.Server;

/// <summary>The file of a Unix socket that a process left when it was killed: nobody answers there, and nobody else could.</summary>
internal static class StaleSocket
{
    /// <summary>How Linux and macOS refuse to open a socket as a file (<c>ENXIO</c>, <c>EOPNOTSUPP</c>). To connect, they refuse alike whatever is there.</summary>
    private static readonly int[] NoFile = [6, 102];

    /// <param name="address">Where the server is about to listen, such as <c>http://unix:/run/blog.sock</c>; others are left alone.</param>
    /// <exception cref="FormatException">It is no address.</exception>
    /// <exception cref="IOException">Something else is there, which stays.</exception>
    public static void Remove(string address)
    {
        var parsed = BindingAddress.Parse(address);
        if (!parsed.IsUnixPipe || !File.Exists(parsed.UnixPipePath) || IsAnswered(parsed.UnixPipePath))
        {
            return;
        }

        if (!IsSocket(parsed.UnixPipePath))
        {
            throw new IOException($"{parsed.UnixPipePath} is there already, and is no socket.");
        }

        File.Delete(parsed.UnixPipePath);
    }

    private static bool IsAnswered(string path)
    {
        using var caller = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            caller.Connect(new UnixDomainSocketEndPoint(path));
            return true;
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }

    // What holds anything is not even opened: it may be the database, which would lose the locks of this process when it is closed.
    private static bool IsSocket(string path)
    {
        if (new FileInfo(path).Length > 0)
        {
            return false;
        }

        try
        {
            using var opened = File.OpenHandle(path, access: FileAccess.ReadWrite, share: FileShare.ReadWrite);
            return false;
        }
        catch (IOException exception) when (NoFile.Contains(exception.HResult))
        {
            return true;
        }
    }
}
