using Microsoft.Data.Sqlite;

namespace Blog.Tests.Hosting;

/// <summary>Tests of the program as a process of its own, with a data folder that is empty at first.</summary>
public abstract class ProcessTests : IDisposable
{
    /// <summary>Its data folder.</summary>
    protected string Folder { get; } = Scratch.Folder("start");

    /// <summary>Where it keeps everything, unless it is told otherwise.</summary>
    protected string DatabaseFile => Path.Combine(Folder, "blog.db");

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    protected static async Task AssertRefusedAsync(string dataFolder, string words, params string[] settings)
    {
        await using var program = BlogProcess.Start(dataFolder, settings);

        await AssertRefusedAsync(program, words);
    }

    protected static async Task AssertRefusedAsync(BlogProcess program, string words)
    {
        var (exitCode, lines) = await program.EndedAsync();

        Assert.Equal(1, exitCode);
        Assert.Contains(words, Assert.Single(lines), StringComparison.Ordinal);
    }

    protected async Task MakeDatabaseAsync() => await (await SiteDatabase.CreateAsync(Database.Sqlite, Folder, isSetUp: true)).DisposeAsync();
}
