using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>The address under which readers know the site. From the configuration or the server's own binding, never from a request: whoever sends one could choose it.</summary>
public sealed class BaseAddress(IOptions<BlogOptions> options, IServer server)
{
    private const string Unbound = "http://localhost";

    // Asked for by every page that is made; it changes once, when the server begins to listen.
    private Binding binding = new(Unbound, new Uri(Unbound));

    public Uri Value => options.Value.BaseAddress ?? Bound();

    /// <summary>The whole address of a path on this site.</summary>
    public string Of(string path) => new Uri(Value, path).AbsoluteUri;

    private Uri Bound()
    {
        var said = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Unbound;
        if (said != binding.Said)
        {
            binding = new Binding(said, Reachable(said));
        }

        return binding.Address;
    }

    // An address that means "any" is none that a browser could open, and neither is a socket's.
    private static Uri Reachable(string said) => new(BindingAddress.Parse(said).IsUnixPipe ? Unbound
        : said.Replace("://[::]", "://localhost", StringComparison.Ordinal).Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal)
            .Replace("://+", "://localhost", StringComparison.Ordinal).Replace("://*", "://localhost", StringComparison.Ordinal));

    private sealed record Binding(string Said, Uri Address);
}
