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
}
