namespace Blog.BrowserTests;

/// <summary>How much a scripted writing session takes: little with every run, and all that is promised when <c>BLOG_LONG_TESTS=1</c>.</summary>
/// <param name="Words">Words typed.</param>
/// <param name="Kills">Times the server is killed meanwhile.</param>
/// <param name="Expiries">At so many of these the session has ended too.</param>
/// <param name="Crashes">Times the browser is killed.</param>
internal sealed record LongSession(int Words, int Kills, int Expiries, int Crashes)
{
    public static readonly LongSession Chosen = Environment.GetEnvironmentVariable("BLOG_LONG_TESTS") == "1" ? new(10_000, 100, 20, 20) : new(120, 3, 1, 1);
}
