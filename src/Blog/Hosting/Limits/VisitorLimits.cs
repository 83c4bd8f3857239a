using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Blog.Shared;
using Microsoft.Extensions.Options;

namespace Blog.Hosting.Limits;

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
    private readonly PartitionedRateLimiter<string> comments = Buckets(options.Value.CommentsPerMinute, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> commentsOnPost = Buckets(options.Value.CommentsPerMinuteOnPost, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> commentsOnSite = Buckets(options.Value.CommentsPerMinuteOnSite, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> previews = Buckets(60, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> edits = Buckets(20, TimeSpan.FromMinutes(1));
    private readonly PartitionedRateLimiter<string> signIns = Buckets(10, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> letters = Buckets(5, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> reports = Buckets(10, TimeSpan.FromMinutes(10));
    private readonly PartitionedRateLimiter<string> firstReports = Buckets(1, TimeSpan.FromDays(1));

    private readonly Lock renewal = new();

    private DailyKey key = new(default, []);

    /// <summary>Takes one comment from what the visitor may send, then from what the post and the whole site take: a flood comes from many sides.</summary>
    public Pace Comment(HttpContext context, int postId)
    {
        var pace = Take(comments, context);
        pace = pace.IsAllowed ? Take(commentsOnPost, postId.ToString(CultureInfo.InvariantCulture)) : pace;
        return pace.IsAllowed ? Take(commentsOnSite, "") : pace;
    }

    /// <summary>Takes one change of a comment that is there.</summary>
    public Pace Edit(HttpContext context) => Take(edits, context);

    /// <summary>Takes one preview.</summary>
    public Pace Preview(HttpContext context) => Take(previews, context);

    /// <summary>Takes one try to sign in, whatever becomes of it.</summary>
    public Pace SignIn(HttpContext context) => Take(signIns, context);

    /// <summary>Takes one letter that the visitor may have sent to somebody.</summary>
    public Pace Letter(HttpContext context) => Take(letters, context);

    /// <summary>Takes the one letter a day that asks at an address whether more may come: nobody fills the letter box of somebody else.</summary>
    public bool Question(string email) => OfToday().Asked.TryAdd(HashOf(email), true);

    /// <summary>Gives that letter back: whoever reads there has said yes, or never got it, and would not be asked about the next comment otherwise.</summary>
    public void GiveQuestionBack(string email) => OfToday().Asked.TryRemove(HashOf(email), out _);

    /// <summary>Takes one report of a comment.</summary>
    public Pace Report(HttpContext context) => Take(reports, context);

    /// <summary>Takes the one report of this comment that counts. As nothing of visitors is kept, the same one may count again on another day.</summary>
    public bool IsFirstReport(HttpContext context, int commentId) =>
        Take(firstReports, string.Create(CultureInfo.InvariantCulture, $"{VisitorOf(context.Connection.RemoteIpAddress)} {commentId}")).IsAllowed;

    /// <summary>
    /// The same for two requests of one browser on one line, so that the second of two clicks is known for what it is; as little to be turned back as
    /// the visitor, and never stored.
    /// </summary>
    public byte[] TraceOf(HttpContext context)
    {
        var (visitor, request) = (VisitorOf(context.Connection.RemoteIpAddress), context.Request.Headers);
        return HMACSHA256.HashData(KeyOfToday(), Encoding.UTF8.GetBytes($"{visitor}\0{request.UserAgent}\0{request.AcceptLanguage}"));
    }

    public void Dispose()
    {
        comments.Dispose();
        commentsOnPost.Dispose();
        commentsOnSite.Dispose();
        edits.Dispose();
        previews.Dispose();
        signIns.Dispose();
        letters.Dispose();
        reports.Dispose();
        firstReports.Dispose();
    }

    // As many at once, then one by one as time goes by. Visitors who have been quiet until all is refilled are forgotten.
    private static PartitionedRateLimiter<string> Buckets(int times, TimeSpan period) =>
        PartitionedRateLimiter.Create<string, string>(visitor => RateLimitPartition.GetTokenBucketLimiter(visitor, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = times,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = period / times,
        }));

    private Pace Take(PartitionedRateLimiter<string> limiter, HttpContext context) => Take(limiter, VisitorOf(context.Connection.RemoteIpAddress));

    private static Pace Take(PartitionedRateLimiter<string> limiter, string partition)
    {
        using var lease = limiter.AttemptAcquire(partition);
        return new Pace(lease.IsAcquired, lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : TimeSpan.Zero);
    }

    private string VisitorOf(IPAddress? address) => Convert.ToHexString(HMACSHA256.HashData(KeyOfToday(), Network(address)));

    private string HashOf(string email) => Convert.ToHexString(HMACSHA256.HashData(KeyOfToday(), Encoding.UTF8.GetBytes(EmailAddress.Folded(email))));

    private byte[] KeyOfToday() => OfToday().Bytes;

    private DailyKey OfToday()
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // The first two requests of a day may be the two clicks of one hand.
        lock (renewal)
        {
            if (key.Day != today)
            {
                key = new DailyKey(today, RandomNumberGenerator.GetBytes(32));
            }

            return key;
        }
    }

    // Behind one IPv6 line stand as many addresses as its user likes; the first half names the line.
    private static byte[] Network(IPAddress? address) => address switch
    {
        null => [],
        { IsIPv4MappedToIPv6: true } => address.MapToIPv4().GetAddressBytes(),
        { AddressFamily: AddressFamily.InterNetworkV6 } => address.GetAddressBytes()[..8],
        _ => address.GetAddressBytes(),
    };

    private sealed record DailyKey(DateOnly Day, byte[] Bytes)
    {
        /// <summary>The addresses that have had their question of the day, as hashes.</summary>
        public ConcurrentDictionary<string, bool> Asked { get; } = new();
    }
}
