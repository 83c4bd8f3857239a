namespace Blog.Hosting;

/// <summary>A former address and where it leads now.</summary>
public sealed class Redirect
{
    public const int PathLength = 200;

    private Redirect()
    {
    }

    public Redirect(string path, string? target, DateTimeOffset now)
    {
        Path = path;
        Target = target;
        CreatedAt = now;
    }

    /// <summary>The path that was public once, such as <c>/posts/first-title</c>.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The path that answers now, never itself a former one; null: 410 Gone.</summary>
    public string? Target { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public void LeadTo(string? target) => Target = target;
}
