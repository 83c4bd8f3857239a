using Microsoft.Extensions.Options;

namespace Blog.Hosting;

/// <summary>The one folder that holds all state: what to copy, and what nobody else may read.</summary>
public sealed class DataFolder
{
    public DataFolder(IOptions<BlogOptions> options, IHostEnvironment environment)
    {
        Root = Path.GetFullPath(options.Value.DataDirectory, environment.ContentRootPath);
    }

    public string Root { get; }

    public string Database => Path.Combine(Root, "blog.db");

    /// <summary>Keys of cookies and signed forms; without them every restart would sign everybody out.</summary>
    public string Keys => Path.Combine(Root, "keys");

    /// <summary>Letters that no mail server was there to take.</summary>
    public string Mail => Path.Combine(Root, "mail");

    /// <summary>What authors have uploaded.</summary>
    public string Media => Path.Combine(Root, "media");

    /// <summary>Pictures for those who share a page; drawn again when they are missing.</summary>
    public string Cards => Path.Combine(Media, "cards");

    /// <summary>What was withdrawn, as keyed hashes: never replaced by a restore.</summary>
    public string Withdrawals => Path.Combine(Root, "withdrawals");

    /// <summary>Ready pages for the next start; may be deleted at any time.</summary>
    public string ReadyPages => Path.Combine(Root, "ready-pages");

    /// <summary>Written by a verb that has changed something.</summary>
    public string Changed => Path.Combine(Root, ".changed");

    /// <summary>Creates what is missing, readable by this user only.</summary>
    /// <exception cref="StartupException">The folder cannot be made or written, or a key in it not be read.</exception>
    public void Prepare()
    {
        try
        {
            foreach (var folder in new[] { Root, Keys, Mail, Media, Cards })
            {
                CreatePrivate(folder);
            }

            var probe = Path.Combine(Root, $".write-test-{Guid.NewGuid():N}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {Root} cannot be written: {exception.Message}", exception);
        }

        CheckKeys();
    }

    // A key that cannot be read is passed over by those who look for it, as if it had been lost.
    private void CheckKeys()
    {
        try
        {
            foreach (var key in Directory.EnumerateFiles(Keys, "*.xml"))
            {
                File.OpenRead(key).Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The keys in the data folder cannot be read: {exception.Message} Has another user of this machine run a verb?", exception);
        }
    }

    /// <summary>Empty, where there is none. Nobody else on the machine may read it, whoever may look into the folder; SQLite gives what lies beside it the same rights.</summary>
    public void CreateDatabase()
    {
        if (!File.Exists(Database))
        {
            var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var created = new FileStream(Database, options);
        }
    }

    private static void CreatePrivate(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
