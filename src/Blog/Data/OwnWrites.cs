namespace Blog.Data;

/// <summary>How often this process has begun to write into its SQLite database: whatever else changes there is somebody else's.</summary>
internal sealed class OwnWrites
{
    private static readonly string[] Reading = ["SELECT", "WITH", "PRAGMA"];

    private long count;

    public long Count => Volatile.Read(ref count);

    public void Note(string statement)
    {
        if (!Array.Exists(Reading, word => statement.StartsWith(word, StringComparison.Ordinal)))
        {
            Interlocked.Increment(ref count);
        }
    }
}
