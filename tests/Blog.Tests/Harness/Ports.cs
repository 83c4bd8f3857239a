using System.Net;
using System.Net.Sockets;

namespace Blog.Tests;

/// <summary>Ports of this machine for servers of our own.</summary>
internal static class Ports
{
    /// <summary>One that nobody listens on at this moment.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
