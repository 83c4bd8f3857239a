using System.Globalization;
using Blog.Hosting;
using Blog.Markdown;
using Blog.Markdown.Hints;
using Blog.Posts;
using Blog.Settings;

namespace Blog.Admin.Writing;

/// <summary>Shows a text without storing it, for the editors.</summary>
public sealed class TextPreviews(MarkdownRenderer markdown, InternalLinks links, CurrentSite site, BaseAddress address)
{
    /// <param name="text">Markdown, cleaned.</param>
    /// <param name="language">What it is written in.</param>
    public async Task<TextPreview> OfAsync(string text, CultureInfo language, CancellationToken cancel)
    {
        if (text.Length > Post.BodyLength)
        {
            return TextPreview.OfNothing with { Refusal = "The text is too long for one post." };
        }

        return await markdown.RenderPostAsync(text, site.Settings.SmartPunctuation, language, cancel) switch
        {
            Rendering.Done done => await OfAsync(text, done, language, cancel),
            Rendering.Refused refused => TextPreview.OfNothing with { Refusal = refused.Reason },
            _ => TextPreview.OfNothing,
        };
    }

    private async Task<TextPreview> OfAsync(string text, Rendering.Done done, CultureInfo language, CancellationToken cancel)
    {
        var words = ReadingTime.Words(done.PlainText);
        var paths = TextHints.Addresses(text).Select(PathOf).OfType<string>();
        var troubles = await links.TroublesAsync(paths, cancel);
        return new TextPreview(done.Html, words, ReadingTime.Minutes(words))
        {
            Ease = ReadingEase.Of(done.PlainText, language),
            Hints = TextHints.Of(text, typed => TroubleWith(typed, done.Html, troubles)),
        };
    }

    private string? TroubleWith(string typed, string html, IReadOnlyDictionary<string, string> troubles) =>
        typed.StartsWith('#') ? html.Contains($"id=\"{Uri.UnescapeDataString(typed[1..])}\"", StringComparison.Ordinal) ? null : "Nothing in this text has that name."
        : PathOf(typed) is { } path ? troubles.GetValueOrDefault(path) : null;

    private static string Spell(string path) => Uri.UnescapeDataString(path).ToLowerInvariant();

    /// <summary>The path of an address on this blog; null for one that leads elsewhere.</summary>
    private string? PathOf(string typed)
    {
        if (Links.IsElsewhere(typed))
        {
            return Uri.TryCreate(typed, UriKind.Absolute, out var whole) && whole.Authority == address.Value.Authority ? Spell(whole.AbsolutePath) : null;
        }

        return typed.StartsWith('/') ? Spell(typed.Split('#', '?')[0]) : null;
    }
}
