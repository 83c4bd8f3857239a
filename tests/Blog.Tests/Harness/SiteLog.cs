using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Blog.Tests;

/// <summary>All that a site logs, with its scopes and exceptions; also shown with the test's output.</summary>
public sealed class SiteLog : ILoggerProvider, ISupportExternalScope
{
    private readonly ConcurrentQueue<string> lines = new();
    private readonly ITestOutputHelper? output = TestContext.Current.TestOutputHelper;
    private IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    public IReadOnlyCollection<string> Lines => lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public void Dispose()
    {
    }

    private void Write(string line)
    {
        scopes.ForEachScope((scope, _) => lines.Enqueue($"  scope {scope}"), line);
        lines.Enqueue(line);
        try
        {
            output?.WriteLine(line);
        }
        catch (InvalidOperationException)
        {
            // What the site says while it stops, after its test has ended.
        }
    }

    private sealed class Logger(SiteLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => log.scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            log.Write($"{logLevel} {category}: {formatter(state, exception)} {exception}");
    }
}
