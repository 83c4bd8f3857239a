using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Blog.Data;
using Microsoft.Extensions.Options;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Tells whether everything that pages are made from is still what it was: the program, its configuration, and the files of the database by their
/// sizes and times.
/// </summary>
internal sealed class SiteStamp(
    DataFolder folder, DatabaseFile database, VerbSignal signal, OwnWrites writes, IConfiguration configuration, IHostEnvironment environment, IOptions<BlogOptions> options)
{
    /// <summary>A change right after another may leave a file with the size and the time it had.</summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(1);

    /// <summary>What the addresses on a page may depend on, beside the section <see cref="BlogOptions.Section"/>.</summary>
    private static readonly string[] OfTheServer = ["Kestrel", "AllowedHosts", "urls", "http_ports", "https_ports"];

    /// <summary>Those beside the program, and their texts in other languages one folder below.</summary>
    private static readonly EnumerationOptions OneFolderDeep = new() { RecurseSubdirectories = true, MaxRecursionDepth = 1 };

    // At once: an update may replace the files of a program that still runs.
    private readonly byte[] program = OfProgram(configuration, environment);

    private Seen? seen;

    /// <summary>False where the database is no file of this node's own, or the next start may be at another address.</summary>
    public bool CanTell { get; } = options.Value is { Database.Provider: DatabaseProvider.Sqlite, Redis: null or "" }
        && (options.Value.BaseAddress is not null || configuration[WebHostDefaults.ServerUrlsKey]?.Contains(":0", StringComparison.Ordinal) != true);

    /// <summary>Whether the last change of the database was long enough ago for its files to tell it from the next one. By the clock of the machine, as theirs.</summary>
    public bool IsSettled => Files().All(file => !file.Exists || TimeProvider.System.GetUtcNow().UtcDateTime - file.LastWriteTimeUtc > LeastAge);

    /// <summary>Whether another file has taken the place of the database at the last look: then this process does not know what the next one will see.</summary>
    public bool IsReplaced { get; private set; }

    public byte[] Now() => SHA256.HashData([.. program, .. OfDatabase(), .. Encoding.UTF8.GetBytes(signal.Heard.ToString("O", CultureInfo.InvariantCulture))]);

    /// <summary>Whether the files of the database have changed since it was last asked, and nothing that this process has written explains it.</summary>
    public bool HasChangedUnheard()
    {
        var before = seen;
        // In this order: what is written between the two explains a change that is seen the next time.
        var now = new Seen(writes.Count, OfDatabase());
        (seen, IsReplaced) = (now, database.IsReplaced());
        return IsReplaced || (before is not null && before.Writes == now.Writes && !before.Files.AsSpan().SequenceEqual(now.Files));
    }

    private byte[] OfDatabase() => Hash(Files().Select(Line));

    private IEnumerable<FileInfo> Files()
    {
        var found = database.Found();
        return [found, new FileInfo($"{found.FullName}-wal"), new FileInfo(folder.Withdrawals)];
    }

    // An update replaces one of these files, or says so in the number of the version.
    private static byte[] OfProgram(IConfiguration configuration, IHostEnvironment environment)
    {
        var files = new DirectoryInfo(AppContext.BaseDirectory).EnumerateFiles("*.dll", OneFolderDeep).Concat(Settings(AppContext.BaseDirectory)).Concat(Settings(environment.ContentRootPath));
        var settings = OfTheServer.Append(BlogOptions.Section).SelectMany(section => configuration.GetSection(section).AsEnumerable());
        return Hash(
            [
                .. files.Select(Line).Order(StringComparer.Ordinal), .. settings.Select(setting => $"{setting.Key}={setting.Value}"),
                environment.EnvironmentName, $"{Environment.Version}", $"{typeof(SiteStamp).Module.ModuleVersionId}",
            ]);
    }

    private static IEnumerable<FileInfo> Settings(string folder) => new DirectoryInfo(folder).EnumerateFiles("*.json");

    private static byte[] Hash(IEnumerable<string> lines) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)));

    private static string Line(FileInfo file) => string.Create(CultureInfo.InvariantCulture, $"{file.FullName} {(file.Exists ? file.Length : -1)} {(file.Exists ? file.LastWriteTimeUtc : default):O}");

    private sealed record Seen(long Writes, byte[] Files);
}
