using Blog.Shared.Forms;

namespace Blog.Comments.Rules;

/// <summary>Sites that the owner knows for good or ill, one a line. Each stands for all that is below it, too: example.org for blog.example.org.</summary>
public sealed class Hosts
{
    public const int Most = TypedLines.Most;

    /// <summary>Of the longest list, as it is stored.</summary>
    public const int Characters = Most * (HostName.Length + 1);

    private readonly IReadOnlyList<(int Line, string? Host)> all;

    private Hosts(IReadOnlyList<(int Line, string? Host)> all) => this.all = all;

    /// <param name="lines">As typed, or as stored.</param>
    public static Hosts Of(string? lines) =>
        new([.. TypedLines.Of(lines).Select(line => (line.Number, Host: HostName.Of(line.Words))).DistinctBy(line => line.Host ?? $"{line.Number}")]);

    public IEnumerable<Mistake> Mistakes(string field) => TypedLines.TooMany(field, all.Count).Concat(
        from line in all where line.Host is null select new Mistake(field, $"Line {line.Line} is not the name of a site, such as example.org"));

    /// <summary>The first of them among <paramref name="hosts"/>; null when none is.</summary>
    public string? FirstIn(IReadOnlyList<string> hosts) => all.FirstOrDefault(line => hosts.Any(host => IsBelow(host, line.Host))).Host;

    public bool Has(string host) => HostName.Of(host) is { } name && all.Any(line => IsBelow(name, line.Host));

    public override string ToString() => string.Join('\n', all.Select(line => line.Host));

    private static bool IsBelow(string host, string? known) => known is not null && (host == known || host.EndsWith($".{known}", StringComparison.Ordinal));
}
