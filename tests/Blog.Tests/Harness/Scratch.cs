namespace Blog.Tests;

/// <summary>Where tests keep what they throw away.</summary>
public static class Scratch
{
    /// <summary>More than all databases that live at once, and what a run leaves for its end.</summary>
    private const long RoomForARun = 2L * 1024 * 1024 * 1024;

    // In memory where the system has a folder there: most of the time of a test on a disk goes into making files and waiting until they are safe.
    private static readonly string Parent = InMemory("/dev/shm") ?? Path.GetTempPath();

    /// <summary>A new folder, whose name tells whose it is. To be deleted by whoever asks for it.</summary>
    public static string Folder(string purpose)
    {
        var folder = Path.Combine(Parent, $"blog-{purpose}-{Path.GetRandomFileName()}");
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(folder).FullName
            : Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
    }

    private static string? InMemory(string folder) =>
        Directory.Exists(folder) && new DriveInfo(folder).AvailableFreeSpace > RoomForARun ? folder : null;
}
