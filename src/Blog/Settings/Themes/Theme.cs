using System.Security.Cryptography;
using System.Text;

namespace Blog.Settings.Themes;

/// <summary>
/// The owner's own CSS for the pages of readers. One row, apart from the settings: it is read when its stylesheet is asked for, and not with every page.
/// </summary>
public sealed class Theme
{
    public const int OnlyId = 1;

    /// <summary>Characters that may be typed.</summary>
    public const int Length = 20_000;
    public const int VersionLength = 16;

    private Theme()
    {
    }

    public int Id { get; private set; } = OnlyId;

    /// <summary>As it was typed; empty when the owner has never made one.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>What of <see cref="Typed"/> readers are served, checked when it was saved.</summary>
    public string Css { get; private set; } = "";

    /// <summary>A hash of <see cref="Css"/>, so that its address can be kept for good; empty when there is nothing to serve.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Readers see it.</summary>
    public bool IsInUse { get; private set; }

    internal void Write(string typed, CheckedCss css)
    {
        (Typed, Css) = (typed, css.Css);
        Version = Css.Length == 0 ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Css)).AsSpan(0, VersionLength / 2));
    }

    internal void PutOn() => IsInUse = Typed.Length > 0;

    internal void TakeOff() => IsInUse = false;
}
