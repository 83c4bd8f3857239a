using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>Lets requests that cross no network come from an address.</summary>
internal sealed class RemoteAddress(IPAddress address) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Connection.RemoteIpAddress ??= address;
            return rest(context);
        });
        next(app);
    };
}

public static class RemoteAddressSetting
{
    /// <summary>All requests arrive from <paramref name="address"/>, unless a proxy there says otherwise.</summary>
    public static IWebHostBuilder UseRemoteAddress(this IWebHostBuilder web, string address) =>
        web.ConfigureServices(services => services.AddSingleton<IStartupFilter>(new RemoteAddress(IPAddress.Parse(address))));
}
