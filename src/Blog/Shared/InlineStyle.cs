using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Html;

namespace Blog.Shared;

/// <summary>A style that stands in a page itself. The content security policy of that one answer names it by its hash.</summary>
/// <param name="css">Cannot end its element, and has line feeds of one kind only.</param>
public sealed class InlineStyle(string css)
{
    /// <summary>As the policy names it, without the quotes around it.</summary>
    public string Sha256 { get; } = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(css)));

    public IHtmlContent Element { get; } = new HtmlString($"<style>{css}</style>");
}
