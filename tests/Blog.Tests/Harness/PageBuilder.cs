using Blog.Data;
using Blog.Markdown;
using Blog.Pages;
using Blog.Posts;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

public sealed record PageBuilder : IBuild<Page>
{
    private string Title { get; init; } = "About";

    private string Body { get; init; } = "A table is long when nobody counts the chairs.";

    private bool IsPublished { get; init; } = true;

    public PageBuilder Titled(string title) => this with { Title = title };

    public PageBuilder Saying(string body) => this with { Body = body };

    /// <summary>Only those who may edit it see it.</summary>
    public PageBuilder Hidden() => this with { IsPublished = false };

    public async Task<Page> BuildAsync(IServiceProvider services, DateTimeOffset now)
    {
        var db = services.GetRequiredService<BlogDbContext>();
        var rendering = await services.GetRequiredService<MarkdownRenderer>().RenderPostAsync(Body, smartPunctuation: true, await services.LanguageOfAsync(""));
        var page = Page.Begin(now);
        page.Write(Title, Slug.From(Title, fallback: "page"), Body, RenderedText.Of(rendering), IsPublished, now);
        db.Pages.Add(page);
        await db.SaveChangesAsync();
        return page;
    }
}
