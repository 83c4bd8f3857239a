using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Blog.Shared;

/// <summary>A short script that stands in a page itself, so that the page needs no further request. The content security policy names each by its hash.</summary>
public sealed class InlineScript
{
    private InlineScript(string name)
    {
        using var stream = typeof(InlineScript).Assembly.GetManifestResourceStream(name)!;
        // Browsers hash what they have read, and they read every line break as this one.
        var lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // Indentation and comments are for whoever reads the source: half a kilobyte of every post, compressed. No string in a script may go over several lines.
        var text = string.Join('\n', lines.Where(line => !line.StartsWith("//", StringComparison.Ordinal)));
        Sha256 = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        Element = new HtmlString($"<script>{text}</script>");
    }

    /// <summary>In the head of every page: sets the colours that the reader chose before anything is painted.</summary>
    public static InlineScript Theme { get; } = new("theme.js");

    /// <summary>At the end of a post: sharing, leaving and answering.</summary>
    public static InlineScript Post { get; } = new("post.js");

    /// <summary>As the policy names it, without the quotes around it.</summary>
    public string Sha256 { get; }

    public IHtmlContent Element { get; }
}
