using Markdig;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Blog.Markdown;

/// <summary>The syntax, extension by extension. Markdig's bundles are not used: one of them lets a text set any attribute.</summary>
internal static class Pipelines
{
    /// <param name="quotes">The quotes that typewriter's ones become, with dashes and ellipses; null: all stays as typed.</param>
    public static MarkdownPipeline ForPosts(Quotes? quotes)
    {
        var pipeline = ForPosts();
        SetQuotes(pipeline, quotes);
        pipeline.Extensions.Add(new Guarded());
        pipeline.Extensions.Add(new NamedAlerts());
        return pipeline.Build();
    }

    /// <summary>The same syntax, keeping where everything was typed.</summary>
    public static MarkdownPipeline ForHints()
    {
        var pipeline = ForPosts().UsePreciseSourceLocation();
        pipeline.Extensions.Add(new Guarded());
        return pipeline.Build();
    }

    public static MarkdownPipeline ForComments() => ForFooters(quotes: null);

    /// <summary>The syntax of comments, without links whose addresses stand elsewhere in the text.</summary>
    public static MarkdownPipeline ForCommentsAsTyped()
    {
        var pipeline = ForShortTexts(new ParagraphsAsTyped());
        pipeline.Extensions.Add(new Guarded());
        return pipeline.Build();
    }

    /// <summary>The syntax of comments, with the quotes of posts.</summary>
    public static MarkdownPipeline ForFooters(Quotes? quotes)
    {
        var pipeline = ForShortTexts(new ParagraphBlockParser());
        SetQuotes(pipeline, quotes);
        pipeline.Extensions.Add(new Guarded());
        return pipeline.Build();
    }

    private static void SetQuotes(MarkdownPipelineBuilder pipeline, Quotes? quotes)
    {
        if (quotes is not null)
        {
            pipeline.UseSmartyPants(quotes.ToOptions());
            pipeline.InlineParsers.Insert(0, new Apostrophes());
        }
    }

    private static MarkdownPipelineBuilder ForShortTexts(ParagraphBlockParser paragraphs)
    {
        var pipeline = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks()
            .UseSoftlineBreakAsHardlineBreak();

        // People underline a signature or a quote with dashes; that should not become a heading.
        paragraphs.ParseSetextHeadings = false;
        pipeline.BlockParsers.Replace<ParagraphBlockParser>(paragraphs);
        return pipeline;
    }

    private static MarkdownPipelineBuilder ForPosts() => new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseFootnotes()
        .UseTaskLists()
        .UseAlertBlocks()
        .UseDefinitionLists()
        .UseFigures()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .UseAutoLinks();

    /// <summary>Takes "[Thanks]: Hanna" for words.</summary>
    private sealed class ParagraphsAsTyped : ParagraphBlockParser
    {
        // The one of the library looks for addresses first.
        public override bool Close(BlockProcessor processor, Block block)
        {
            var lines = ((ParagraphBlock)block).Lines;
            for (var i = 0; i < lines.Count; i++)
            {
                lines.Lines[i].Slice.TrimStart();
            }

            lines.Lines[lines.Count - 1].Slice.TrimEnd();
            return true;
        }
    }

    private sealed class Guarded : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
            pipeline.BlockParsers.Insert(0, new NestingGuard());
            pipeline.InlineParsers.Insert(0, new ParagraphGuard());
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
        }
    }

    private sealed class NamedAlerts : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline)
        {
        }

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
            renderer.ObjectRenderers.Replace<AlertBlockRenderer>(new AlertRenderer());
    }

    /// <summary>Writes the five kinds of alert that have a look here. Any other is a quote that begins with what was typed.</summary>
    private sealed class AlertRenderer : HtmlObjectRenderer<AlertBlock>
    {
        protected override void Write(HtmlRenderer renderer, AlertBlock alert)
        {
            var kind = alert.Kind.ToString();
            if (Alerts.TitleOf(kind) is { } title)
            {
                renderer.WriteLine($"<div class=\"markdown-alert {Alerts.ClassOf(kind)}\">");
                renderer.WriteLine($"<p class=\"markdown-alert-title\">{title}</p>");
                renderer.WriteChildren(alert);
                renderer.WriteLine("</div>");
            }
            else
            {
                renderer.Write("<blockquote><p>[!").WriteEscape(kind).WriteLine("]</p>");
                renderer.WriteChildren(alert);
                renderer.WriteLine("</blockquote>");
            }
        }
    }
}
