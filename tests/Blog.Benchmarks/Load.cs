using System.Globalization;
using System.Text.RegularExpressions;

namespace Blog.Benchmarks;

/// <summary>What a run of wrk has seen.</summary>
/// <param name="Rate">Requests answered in a second.</param>
/// <param name="Median">Of the time to an answer.</param>
/// <param name="NinetyNinth">So long 99 of 100 answers took at most.</param>
internal sealed partial record Load(double Rate, TimeSpan Median, TimeSpan NinetyNinth)
{
    public const int Connections = 64;

    /// <summary>Asks for one address over <see cref="Connections"/> connections that stay open.</summary>
    /// <param name="address">What is asked for.</param>
    /// <param name="duration">How long.</param>
    /// <param name="etag">The tag of the page that the client has already; null when it has none.</param>
    /// <param name="cancel">Ends it.</param>
    /// <param name="isReady">Whether it may be ready; else it is made anew each time.</param>
    /// <param name="isThere">Whether there is something at the address; else the answer is an error.</param>
    /// <exception cref="InvalidOperationException">There was to be something, and was not.</exception>
    public static async Task<Load> RunAsync(Uri address, TimeSpan duration, string? etag, CancellationToken cancel, bool isReady = true, bool isThere = true)
    {
        string[] arguments =
        [
            "-t1", $"-c{Connections}", $"-d{duration.TotalSeconds:0}s", "--latency", "-H", "Accept-Encoding: gzip",
            .. etag is null ? Array.Empty<string>() : ["-H", $"If-None-Match: {etag}"],
            .. isReady ? Array.Empty<string>() : ["-H", $"Authorization: {RequestCost.Credentials}"], address.AbsoluteUri,
        ];
        var output = await Shell.RunAsync(Shell.ClientCore, "wrk", arguments, cancel);
        if (isThere && Refused().Match(output) is { Success: true } refused)
        {
            throw new InvalidOperationException($"{address} was to be answered with a page. {refused.Value}");
        }

        return new Load(
            double.Parse(Rates().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            Time(Medians().Match(output)),
            Time(NinetyNinths().Match(output)));
    }

    private static TimeSpan Time(Match match)
    {
        var value = double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        return match.Groups[2].Value switch
        {
            "us" => TimeSpan.FromMicroseconds(value),
            "ms" => TimeSpan.FromMilliseconds(value),
            _ => TimeSpan.FromSeconds(value),
        };
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rates();

    [GeneratedRegex(@"Non-2xx or 3xx responses: \d+")]
    private static partial Regex Refused();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex Medians();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s)")]
    private static partial Regex NinetyNinths();
}
