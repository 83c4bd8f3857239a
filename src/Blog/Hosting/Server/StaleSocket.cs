using System.Net.Sockets;

namespace Blog.Hosting.Server;

/// <summary>The file of a Unix socket that a process left when it was killed: nobody answers there, and nobody else could.</summary>
internal static class StaleSocket
{
    /// <param name="address">Where the server is about to listen, such as <c>http://unix:/run/blog.sock</c>; others are left alone.</param>
    /// <exception cref="FormatException">It is no address.</exception>
    public static void Remove(string address)
    {
        var parsed = BindingAddress.Parse(address);
        if (parsed.IsUnixPipe && File.Exists(parsed.UnixPipePath) && !IsAnswered(parsed.UnixPipePath))
        {
            File.Delete(parsed.UnixPipePath);
        }
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
}
