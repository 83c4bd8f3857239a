using System.Collections.Concurrent;
using System.Globalization;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Blog.Languages;
using Ganss.Xss;
using Markdig;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Blog.Markdown;

/// <summary>
/// Turns what people type into HTML that is safe to show. One instance serves the whole process from any thread.
/// A text of 65,536 characters is shown or refused within a quarter of a second of processor time, whatever is in it;
/// longer texts get proportionally more.
/// </summary>
public sealed class MarkdownRenderer : IDisposable
{
    /// <summary>Grows when the same text gives other HTML or another excerpt for a post or a page: what an older one made is made anew in the background.</summary>
    public const int Version = 7;

    // A parser that is given none puts one together, which takes as long as to read a comment.
    private static readonly AngleSharp.Configuration Parsing = new();

    private readonly MarkdownPipeline post = Pipelines.ForPosts(quotes: null);
    private readonly ConcurrentDictionary<string, MarkdownPipeline> smartPosts = new(StringComparer.Ordinal);
    private readonly MarkdownPipeline comment = Pipelines.ForComments();
    private readonly MarkdownPipeline commentAsTyped = Pipelines.ForCommentsAsTyped();
    private readonly HtmlSanitizer postSanitizer = AllowedHtml.ForPosts();
    private readonly HtmlSanitizer commentSanitizer = AllowedHtml.ForComments();
    private readonly Highlighter highlighter = new();

    // A flood of costly texts waits here in line, so that it never takes every thread from those who only read.
    private readonly SemaphoreSlim turns = new(Environment.ProcessorCount);

    public MarkdownRenderer()
    {
        // The first text pays for compiling all of this code: let that be ours, not the first author's.
        _ = RenderPostAsync("# Warm\n\n*up* [a](/b)\n\n| a |\n| - |\n| b |", smartPunctuation: true, CultureInfo.GetCultureInfo(SiteLanguages.Default));
        _ = RenderCommentAsync("Warm *up*");
    }

    /// <summary>
    /// For posts and standing pages: the full syntax, with what HTML the allow-list lets through. Smart punctuation gives typographic quotes,
    /// dashes and ellipses for the typewriter's. Quotes and what we add follow the <paramref name="language"/> of the text.
    /// </summary>
    public Task<Rendering> RenderPostAsync(string markdown, bool smartPunctuation, CultureInfo language, CancellationToken cancel = default) => TakeTurnAsync(
        () =>
        {
            CultureInfo.CurrentUICulture = SiteLanguages.TextsFor(language);
            return RenderPost(markdown, smartPunctuation ? SmartPipeline(language) : post);
        },
        cancel);

    /// <summary>For what visitors write: no HTML, headings, pictures or tables, and a new line is a new line.</summary>
    public Task<Rendering> RenderCommentAsync(string markdown, CancellationToken cancel = default) =>
        TakeTurnAsync(() => RenderComment(markdown), cancel);

    /// <summary>For the foot of every page: the syntax of comments, with links and pictures as in posts.</summary>
    public Task<Rendering> RenderFooterAsync(string markdown, bool smartPunctuation, CultureInfo language, CancellationToken cancel) => TakeTurnAsync(
        () =>
        {
            CultureInfo.CurrentUICulture = SiteLanguages.TextsFor(language);
            return RenderFooter(markdown, Pipelines.ForFooters(smartPunctuation ? Quotes.Of(language.TwoLetterISOLanguageName) : null));
        },
        cancel);

    public void Dispose() => turns.Dispose();

    /// <summary>The second half of a post's way, on HTML that nobody vouches for: sanitised and dressed as the site does.</summary>
    internal Rendering.Done FinishPost(string html, RenderingBudget budget)
    {
        var document = Sanitise(html, postSanitizer);
        PostDecoration.Apply(document, highlighter);
        return Finish(document.Body!, budget) with { Contents = Contents.Of(document.Body!, budget), Prose = VisibleText.InTheOpen(document.Body!) };
    }

    private async Task<Rendering> TakeTurnAsync(Func<Rendering> render, CancellationToken cancel)
    {
        await turns.WaitAsync(cancel);
        try
        {
            return await Task.Run(render, cancel);
        }
        catch (RenderingRefusedException refusal)
        {
            return new Rendering.Refused(refusal.Message);
        }
        catch (ArgumentException thrown) when (thrown.GetType() == typeof(ArgumentException))
        {
            // Markdig's own guard against emphasis and links nested without end, in parsing or in writing.
            return new Rendering.Refused(RenderingRefusedException.TooDeep().Message);
        }
        finally
        {
            turns.Release();
        }
    }

    private MarkdownPipeline SmartPipeline(CultureInfo language) =>
        smartPosts.GetOrAdd(language.TwoLetterISOLanguageName, name => Pipelines.ForPosts(Quotes.Of(name)));

    private Rendering.Done RenderPost(string markdown, MarkdownPipeline pipeline)
    {
        var budget = new RenderingBudget(markdown.Length);
        var document = Markdig.Markdown.Parse(markdown, pipeline, budget);
        RawHtml.Tame(document);
        TableColumns.Align(document);
        Headings.Lower(document, budget);
        return FinishPost(ToHtml(document, pipeline, budget), budget);
    }

    private Rendering.Done RenderComment(string markdown)
    {
        var (pipeline, budget) = (comment, new RenderingBudget(markdown.Length));
        var read = Markdig.Markdown.Parse(markdown, pipeline, budget);
        if (HasUnusedAddress(read))
        {
            (pipeline, budget) = (commentAsTyped, new RenderingBudget(markdown.Length));
            read = Markdig.Markdown.Parse(markdown, pipeline, budget);
        }

        var document = Sanitise(ToHtml(read, pipeline, budget), commentSanitizer);
        CommentDecoration.Apply(document);
        return Finish(document.Body!, budget);
    }

    // "[Thanks]: Hanna" looks like the address of a link elsewhere in the text. Where no link leads there, nobody would read it.
    private static bool HasUnusedAddress(MarkdownDocument document)
    {
        var addresses = document.Descendants<LinkReferenceDefinition>().ToHashSet();
        if (addresses.Count > 0)
        {
            addresses.ExceptWith(document.Descendants<LinkInline>().Select(link => link.Reference).OfType<LinkReferenceDefinition>().Where(address => Links.HasScheme(address.Url ?? "")));
        }

        return addresses.Count > 0;
    }

    private Rendering.Done RenderFooter(string markdown, MarkdownPipeline pipeline)
    {
        var budget = new RenderingBudget(markdown.Length);
        var html = ToHtml(Markdig.Markdown.Parse(markdown, pipeline, budget), pipeline, budget);
        var document = Sanitise(html, postSanitizer);
        FooterDecoration.Apply(document, highlighter);
        return Finish(document.Body!, budget);
    }

    private static string ToHtml(MarkdownDocument document, MarkdownPipeline pipeline, RenderingBudget budget)
    {
        using var writer = new BoundedWriter(budget.Characters, budget.Tags);
        var renderer = new HtmlRenderer(writer);
        pipeline.Setup(renderer);
        renderer.Render(document);
        return writer.ToString();
    }

    private static IHtmlDocument Sanitise(string html, HtmlSanitizer sanitizer)
    {
        var document = new HtmlParser(default, BrowsingContext.New(Parsing)).ParseDocument(html);
        return sanitizer.SanitizeDom(document, document.Body);
    }

    private static Rendering.Done Finish(IElement body, RenderingBudget budget)
    {
        using var writer = new BoundedWriter(budget.Characters, int.MaxValue);
        FinishedHtml.Write(body, writer);
        return new Rendering.Done(writer.ToString().Trim(), VisibleText.Of(body));
    }
}
