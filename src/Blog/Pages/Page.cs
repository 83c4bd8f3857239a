using Blog.Markdown;
using Blog.Posts;

namespace Blog.Pages;

/// <summary>A standing text outside the stream, such as About or Privacy; served at <c>/{slug}</c>.</summary>
public sealed class Page
{
    private Page()
    {
    }

    public int Id { get; private set; }

    public string Title { get; private set; } = "";

    public string Slug { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    /// <summary><see cref="Body"/> as sanitised HTML, made when it was saved.</summary>
    public string Html { get; private set; } = "";

    /// <summary>The version of the renderer that made <see cref="Html"/>.</summary>
    public int RenderedBy { get; private set; }

    public string Summary { get; private set; } = "";

    /// <summary>False: only those who may edit it see it.</summary>
    public bool IsPublished { get; private set; }

    /// <summary>Readers could open it once, though they may not now: its address must never die.</summary>
    public bool WasPublic { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>Grows with every change; a save that names an older one is refused.</summary>
    public long Version { get; private set; }

    public static Page Begin(DateTimeOffset now) => new() { CreatedAt = now };

    public void Write(string title, string slug, string body, RenderedText rendered, bool isPublished, DateTimeOffset now)
    {
        Title = title;
        Slug = slug;
        Body = body;
        Show(rendered);
        IsPublished = isPublished;
        WasPublic |= isPublished;
        ChangedAt = now;
        Version++;
    }

    /// <summary>Takes what a newer renderer has made of the same <see cref="Body"/>. Nothing that anybody wrote has changed, so its version stays.</summary>
    public void RenderAnew(Rendering rendering)
    {
        if (rendering is Rendering.Done done)
        {
            Show(RenderedText.Of(done));
        }

        RenderedBy = MarkdownRenderer.Version;
    }

    private void Show(RenderedText rendered)
    {
        Html = rendered.Html;
        RenderedBy = MarkdownRenderer.Version;
        Summary = rendered.Summary;
    }
}
