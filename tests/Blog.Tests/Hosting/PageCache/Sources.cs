using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>What the product's own files say.</summary>
internal static class Sources
{
    private static readonly string[] Generated = ["/obj/", "/bin/", "/Migrations/"];

    /// <summary>The files in <c>src/Blog</c> that hold something, as paths from there.</summary>
    public static IEnumerable<string> With(Regex something)
    {
        var folder = Folder();
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Generated.Any(part => file.Contains(part, StringComparison.Ordinal)) && something.IsMatch(File.ReadAllText(file)))
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "..", "src", "Blog"));
}
