using Blog.Hosting.PageCache;
using Blog.Hosting.Requests;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Blog.Hosting.Server;

/// <summary>
/// The server, with ready pages in front of the application: they go out without its context, its diagnostics and its middleware. It can listen before
/// there is an application, to show what is ready already; whoever asks for anything else waits until there is one.
/// </summary>
internal sealed class FrontServer(IServer server, PageStore pages, IConfiguration configuration, IOptionsMonitor<HostFilteringOptions> hosts) : IServer, IHttpApplication<FrontServer.Exchange>
{
    // As the host calls them.
    private const string HttpPorts = "http_ports";
    private const string HttpsPorts = "https_ports";
    private const string AnyName = "*";

    private readonly TaskCompletionSource<IApplication> application = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private bool isListening;

    /// <summary>Ends when the application has answered for the first time.</summary>
    public Task FirstAnswer => answered.Task;

    public IFeatureCollection Features => server.Features;

    /// <summary>Begins to listen where the configuration says, as the host would when it starts the application.</summary>
    public async Task ListenAsync(CancellationToken cancel)
    {
        if (Features.Get<IServerAddressesFeature>() is { } listening)
        {
            listening.PreferHostingUrls = configuration[WebHostDefaults.PreferHostingUrlsKey]?.ToUpperInvariant() is "TRUE" or "1";
            foreach (var address in Addresses())
            {
                listening.Addresses.Add(address);
            }
        }

        isListening = true;
        await BindAsync(cancel);
    }

    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken) where TContext : notnull
    {
        this.application.SetResult(new Application<TContext>(application));
        return isListening ? Task.CompletedTask : BindAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => server.StopAsync(cancellationToken);

    public void Dispose() => server.Dispose();

    Exchange IHttpApplication<Exchange>.CreateContext(IFeatureCollection contextFeatures)
    {
        var exchange = contextFeatures is IHostContextContainer<Exchange> connection ? connection.HostContext ??= new() : new();
        exchange.Begin(contextFeatures);
        return exchange;
    }

    // Not asynchronous itself, as in ServeReady.
    Task IHttpApplication<Exchange>.ProcessRequestAsync(Exchange context) =>
        MayAnswer(context.Http.Request) && pages.Find(context.Http.Request) is { } page ? page.WriteAsync(context.Http)
        : application.Task.IsCompletedSuccessfully ? context.PassAsync(application.Task.Result)
        : WaitAsync(context);

    void IHttpApplication<Exchange>.DisposeContext(Exchange context, Exception? exception)
    {
        if (context.End(exception))
        {
            answered.TrySetResult();
        }
    }

    // Whatever the server has against an address or a certificate is for the host to mend.
    private async Task BindAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var address in Features.Get<IServerAddressesFeature>()?.Addresses ?? [])
            {
                StaleSocket.Remove(address);
            }

            await server.StartAsync(this, cancel);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new StartupException($"Another program uses this address already: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            throw new StartupException($"The site cannot listen at the address it was given: {exception.Message.ReplaceLineEndings(" ")}", exception);
        }
    }

    private async Task WaitAsync(Exchange exchange)
    {
        var gone = exchange.Http.RequestAborted;
        await ((Task)application.Task.WaitAsync(gone)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!gone.IsCancellationRequested)
        {
            await exchange.PassAsync(await application.Task);
        }
    }

    // Whether it goes to a name of this site, and what a proxy says of it, is for the application to find out.
    private bool MayAnswer(HttpRequest request) => hosts.CurrentValue.AllowedHosts.Contains(AnyName) && AskedHost.CanBeRead(request)
        && !request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedProtoHeaderName) && !request.Headers.ContainsKey(ForwardedHeadersDefaults.XForwardedForHeaderName);

    private IEnumerable<string> Addresses() => configuration[WebHostDefaults.ServerUrlsKey] is { Length: > 0 } urls
        ? Listed(urls)
        : Listed(configuration[HttpPorts]).Select(port => $"http://*:{port}").Concat(Listed(configuration[HttpsPorts]).Select(port => $"https://*:{port}"));

    private static string[] Listed(string? values) => (values ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The application, whatever it keeps of a request.</summary>
    internal interface IApplication
    {
        object Create(IFeatureCollection features);

        Task ProcessAsync(object context);

        void Dispose(object context, Exception? exception);
    }

    /// <summary>A request and its answer. A connection has one for all its requests.</summary>
    internal sealed class Exchange
    {
        private IApplication? passedTo;
        private object? inner;

        public DefaultHttpContext Http { get; } = new();

        public void Begin(IFeatureCollection features) => Http.Initialize(features);

        public Task PassAsync(IApplication application)
        {
            inner = application.Create(Http.Features);
            passedTo = application;
            return application.ProcessAsync(inner);
        }

        /// <returns>Whether it was the application that answered.</returns>
        public bool End(Exception? exception)
        {
            var wasPassed = passedTo is not null;
            passedTo?.Dispose(inner!, exception);
            (passedTo, inner) = (null, null);
            Http.Uninitialize();
            return wasPassed;
        }
    }

    private sealed class Application<TContext>(IHttpApplication<TContext> application) : IApplication where TContext : notnull
    {
        public object Create(IFeatureCollection features) => application.CreateContext(features);

        public Task ProcessAsync(object context) => application.ProcessRequestAsync((TContext)context);

        public void Dispose(object context, Exception? exception) => application.DisposeContext((TContext)context, exception);
    }
}
