using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>The address under which readers know the site. From the configuration or the server's own binding, never from a request: whoever sends one could choose it.</summary>
public sealed class BaseAddress(IOptions<BlogOptions> options, IServer server)
{
    public Uri Value => options.Value.BaseAddress ?? Bound();

    /// <summary>The whole address of a path on this site.</summary>
    public string Of(string path) => new Uri(Value, path).AbsoluteUri;

    private Uri Bound()
    {
        var bound = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
        // An address that means "any" is none that a browser could open, and neither is a socket's.
        return BindingAddress.Parse(bound).IsUnixPipe ? new Uri("http://localhost") : new Uri(bound.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal));
    }
}
