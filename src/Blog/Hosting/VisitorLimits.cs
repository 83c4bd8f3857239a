using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>Whether a visitor may go on at once, and if not, after how long.</summary>
public readonly record struct Pace(bool IsAllowed, TimeSpan RetryAfter)
{
    /// <summary>Answers 429 with the seconds to wait; the page shows its form again.</summary>
    public void Refuse(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status429TooManyRequests;
        response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(RetryAfter.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
    }
}

/// <summary>
/// How fast one visitor may do what costs us or annoys others. A visitor is a hash of the address under a key that lives in this process for one
/// day: nothing of it is stored or logged, and it cannot be turned back into an address.
/// </summary>
public sealed class VisitorLimits(IOptions<BlogOptions> options, TimeProvider time) : IDisposable
{
    private readonly PartitionedRateLimiter<string> comments = PerVisitor(options.Value.CommentsPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> previews = PerVisitor(60, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> signIns = PerVisitor(10, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> letters = PerVisitor(5, TimeSpan.FromMinutes(10));

    private DailyKey key = new(default, []);

    /// <summary>Takes one comment from what the visitor may send.</summary>
    public Pace Comment(HttpContext context) => Take(comments, context);

    /// <summary>Takes one preview.</summary>
    public Pace Preview(HttpContext context) => Take(previews, context);

    /// <summary>Takes one try to sign in, whatever becomes of it.</summary>
    public Pace SignIn(HttpContext context) => Take(signIns, context);

    /// <summary>Takes one letter that the visitor may have sent to somebody.</summary>
    public Pace Letter(HttpContext context) => Take(letters, context);

    public void Dispose()
    {
        comments.Dispose();
        previews.Dispose();
        signIns.Dispose();
        letters.Dispose();
    }

    // As many at once, then one by one as time goes by. Visitors who have been quiet until all is refilled are forgotten.
    private static PartitionedRateLimiter<string> PerVisitor(int times, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, string>(visitor => RateLimitPartition.GetTokenBucketLimiter(visitor, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = times,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = period / times,
        }));

    private Pace Take(PartitionedRateLimiter<string> limiter, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire(VisitorOf(context.Connection.RemoteIpAddress));
        return new Pace(lease.IsAcquired, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero);
    }

    private string VisitorOf(IPAddress? address)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var current = key;
        if (current.Day != today)
        {
            key = current = new DailyKey(today, RandomNumberGenerator.GetBytes(32));
        }

        return Convert.ToHexString(HMACSHA256.HashData(current.Bytes, Network(address)));
    }

    // Behind one IPv6 line stand as many addresses as its user likes; the first half names the line.
    private static byte[] Network(IPAddress? address) => address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
        _ => address.GetAddressBytes(),
    };

    private sealed record DailyKey(DateOnly Day, byte[] Bytes);
}
