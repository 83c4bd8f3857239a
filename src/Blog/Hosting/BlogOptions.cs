using System.Net;
using Blog.Shared;

namespace Blog.Hosting;

/// <summary>Facts of the deployment, from the section <c>Blog</c> of the configuration. What the owner decides is in the settings instead.</summary>
public sealed class BlogOptions
{
    public const string Section = "Blog";

    /// <summary>The folder that holds all state; relative to the content root.</summary>
    public string DataDirectory { get; set; } = "data";

    /// <summary>
    /// The address that readers use, such as <c>https://blog.example.org</c>, for links that leave the site (feeds, mails). Null: the first
    /// address the server listens on. Never taken from a request.
    /// </summary>
    public Uri? BaseAddress { get; set; }

    public DatabaseOptions Database { get; set; } = new();

    /// <summary>Comments one visitor may send in a minute; more are asked to wait.</summary>
    public int CommentsPerMinute { get; set; } = 10;

    /// <summary>Comments that all visitors together may send to one post in a minute.</summary>
    public int CommentsPerMinuteOnPost { get; set; } = 60;

    /// <summary>Comments that all visitors together may send in a minute.</summary>
    public int CommentsPerMinuteOnSite { get; set; } = 120;

    /// <summary>Whom to tell about a weakness of the site, for <c>security.txt</c>: an e-mail address or a page. Null: there is no such file.</summary>
    public string? SecurityContact { get; set; }

    /// <summary>Memory for ready pages; 0 makes every page anew.</summary>
    public int PageCacheMegabytes { get; set; } = 64;

    /// <summary>The Redis over which several nodes tell each other what has changed (<c>host:6379</c>); null for a site on one node.</summary>
    public string? Redis { get; set; }

    public SmtpOptions Smtp { get; set; } = new();

    /// <summary>Proxies whose <c>X-Forwarded-For</c> and <c>-Proto</c> are believed, as addresses or networks (<c>10.0.0.0/8</c>); loopback always is.</summary>
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    /// <summary>What the host has to mend first, in a sentence; null when there is nothing.</summary>
    public string? Mistake =>
        CommentsPerMinute < 1 || CommentsPerMinuteOnPost < 1 || CommentsPerMinuteOnSite < 1
            ? "Blog:CommentsPerMinute, CommentsPerMinuteOnPost and CommentsPerMinuteOnSite must be at least 1; whether comments are open is for the settings of the site and of each post."
        : PageCacheMegabytes < 0 ? "Blog:PageCacheMegabytes must be 0 or more."
        : BaseAddress is not null && !IsWholeSite(BaseAddress) ? $"Blog:BaseAddress is \"{BaseAddress.OriginalString}\"; it needs http or https and a name, and nothing behind it, such as https://blog.example.org."
        : Smtp.Mistake;

    private static bool IsWholeSite(Uri address) =>
        address is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", UserInfo: "" } && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
}

public sealed class DatabaseOptions
{
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>Needed for PostgreSQL; SQLite uses <c>blog.db</c> in the data folder.</summary>
    public string? ConnectionString { get; set; }
}

public enum DatabaseProvider
{
    Sqlite,
    PostgreSQL,
}

/// <summary>Where mail goes out. Without a host, letters are written as <c>.eml</c> files into the data folder.</summary>
public sealed class SmtpOptions
{
    public string? Host { get; set; }

    public int Port { get; set; } = 587;

    public string? User { get; set; }

    public string? Password { get; set; }

    /// <summary>The sender's address; needed with a host.</summary>
    public string? From { get; set; }

    /// <summary>No line leads there on which somebody could listen.</summary>
    public bool IsOnThisMachine => string.Equals(Host, "localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));

    /// <summary>As <see cref="BlogOptions.Mistake"/>.</summary>
    public string? Mistake =>
        Host is { Length: > 0 } && From is null or "" ? "Mail needs a sender: set Blog:Smtp:From beside Blog:Smtp:Host, such as blog@example.org."
        : From is { Length: > 0 } && !EmailAddress.IsValid(From) ? $"Blog:Smtp:From is \"{From}\"; it needs an address alone, such as blog@example.org."
        : Port is < 1 or > ushort.MaxValue ? "Blog:Smtp:Port must be a number from 1 to 65535."
        : null;
}
