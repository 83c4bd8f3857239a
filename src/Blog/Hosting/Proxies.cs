using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>Believes the proxies that the configuration names, and those of this machine, about who asks and whether over HTTPS. Never about the host.</summary>
internal sealed class Proxies(IOptions<BlogOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
{
    public void Configure(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        // Through as many as are known, and not one further.
        forwarded.ForwardLimit = null;
        foreach (var proxy in options.Value.TrustedProxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new StartupException($"Blog:TrustedProxies has \"{proxy}\", which is neither an address nor a network such as 10.0.0.0/8.");
            }
        }
    }
}
