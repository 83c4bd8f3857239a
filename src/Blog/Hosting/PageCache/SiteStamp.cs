using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Tells whether everything that pages are made from is still what it was: the program, its configuration, and the files of the database by their
/// sizes and times.
/// </summary>
internal sealed class SiteStamp(DataFolder folder, VerbSignal signal, IConfiguration configuration, IHostEnvironment environment, IOptions<BlogOptions> options)
{
    /// <summary>A change right after another may leave a file with the size and the time it had.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    /// <summary>What the addresses on a page may depend on, beside the section <see cref="BlogOptions.Section"/>.</summary>
    private static readonly string[] OfTheServer = ["Kestrel", "AllowedHosts", "urls", "http_ports", "https_ports"];

    private readonly Lazy<string> program = new(() => Program(configuration, environment));

    /// <summary>False where the database is no file of this node's own.</summary>
    public bool IsKnown { get; } = options.Value is { Database.Provider: DatabaseProvider.Sqlite, Redis: null or "" };

    private IEnumerable<FileInfo> Database => [new(folder.Database), new($"{folder.Database}-wal"), new(folder.Withdrawals)];

    /// <summary>Whether the last change of the database was long enough ago for its files to tell it from the next one. By the clock of the machine, as theirs.</summary>
    public bool IsSettled => Database.All(file => !file.Exists || TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > Settled);

    public byte[] Now() => SHA256.HashData(Encoding.UTF8.GetBytes(
        $"{program.Value}\n{string.Join('\n', Database.Select(Line))}\n{signal.Heard.ToString("O", CultureInfo.InvariantCulture)}"));

    // An update, and any change to what lies beside the program, replaces a file.
    private static string Program(IConfiguration configuration, IHostEnvironment environment)
    {
        var files = new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles("*.dll").Concat(Settings(AppContext.BaseDirectory)).Concat(Settings(environment.ContentRootPath));
        var settings = OfTheServer.Append(BlogOptions.Section).SelectMany(section => configuration.GetSection(section).AsEnumerable());
        return string.Join(
            '\n',
            [.. files.Select(Line).Order(StringComparer.Ordinal), .. settings.Select(setting => $"{setting.Key}={setting.Value}"), environment.EnvironmentName, $"{Environment.Version}"]);
    }

    private static IEnumerable<FileInfo> Settings(string folder) => new DirectoryInfo(folder).EnumerateFiles("*.json");

    private static string Line(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {(file.Exists ? file.Length : -1)} {(file.Exists ? file.LastWriteTimeUtc : default):O}");
}
