using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Blog.Tests.Hosting;

/// <summary>What other people wrote and browsers get from us: exactly what the list says, each with its licence.</summary>
public sealed class VendoredFilesTests
{
    [Fact]
    public void Each_file_is_the_one_that_was_written_down()
    {
        foreach (var one in Listed())
        {
            var folder = Path.Combine(Folder(), one.Name, one.Version);

            Assert.Equal(one.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Path.Combine(folder, one.Name + ".min.js")))));
            Assert.Contains("Permission is hereby granted", File.ReadAllText(Path.Combine(folder, "LICENSE")), StringComparison.Ordinal);
            Assert.Equal("MIT", one.Licence);
        }
    }

    [Fact]
    public void Nothing_lies_there_that_is_not_written_down()
    {
        var files = Directory.EnumerateFiles(Folder(), "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Folder(), file)).Order(StringComparer.Ordinal);
        var expected = Listed().SelectMany(one => new[] { $"{one.Name}/{one.Version}/LICENSE", $"{one.Name}/{one.Version}/{one.Name}.min.js" })
            .Append("vendor.json").Order(StringComparer.Ordinal);

        Assert.Equal(expected, files);
    }

    private static Vendored[] Listed() => JsonSerializer.Deserialize<Vendored[]>(File.ReadAllText(Path.Combine(Folder(), "vendor.json")), JsonSerializerOptions.Web)!;

    private static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Blog/wwwroot/vendor"));

    private sealed record Vendored(string Name, string Version, string Licence, string Sha256);
}
