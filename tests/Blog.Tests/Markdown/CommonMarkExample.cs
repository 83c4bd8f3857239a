using System.Runtime.CompilerServices;
using System.Text.Json;

namespace Blog.Tests.Markdown;

/// <summary>One example of the CommonMark specification.</summary>
internal sealed record CommonMarkExample(int Number, string Section, string Markdown, string Html)
{
    public static CommonMarkExample[] All([CallerFilePath] string here = "") =>
        JsonSerializer.Deserialize<CommonMarkExample[]>(
            File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "CommonMark", "spec-0.31.2.json")), JsonSerializerOptions.Web)!;
}
