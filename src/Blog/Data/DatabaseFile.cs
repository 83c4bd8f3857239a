using Blog.Hosting;

namespace Blog.Data;

/// <summary>The file of SQLite: the one under its name, and the one that this process has open, which goes on being written after another has taken its place.</summary>
internal sealed class DatabaseFile(DataFolder folder)
{
    private volatile bool wasOpen;

    /// <summary>By its true name. A link has a size and a time of its own, and the system knows what is open by the name of what it leads to.</summary>
    public FileInfo Found() => new(Resolve(folder.Database));

    /// <summary>
    /// Whether it is open here, and no longer to be found under its name: another was put over it, or in the place that it was moved out of. Windows allows
    /// neither, and only Linux tells. Not by opening what is there now: with the file that is closed then, SQLite would lose its locks.
    /// </summary>
    public bool IsReplaced()
    {
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            var database = Found().FullName;
            var open = Directory.EnumerateFiles("/proc/self/fd").Select(opened => new FileInfo(opened).LinkTarget).ToHashSet();
            var isOpen = open.Contains(database);
            wasOpen |= isOpen;
            return open.Contains($"{database} (deleted)") || (wasOpen && !isOpen);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever may not look for a moment does not know.
            return false;
        }
    }

    private static string Resolve(string path)
    {
        if (Path.GetDirectoryName(path) is not { } above)
        {
            return path;
        }

        var here = new FileInfo(Path.Combine(Resolve(above), Path.GetFileName(path)));
        return here.LinkTarget is null ? here.FullName : Resolve(here.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
