using Blog.Markdown;

namespace Blog.Tests.Markdown;

/// <summary>Code in posts: coloured where its language is known, and never a word lost.</summary>
public class CodeBlockTests
{
    [Fact]
    public async Task Code_is_coloured_with_classes_alone()
    {
        var html = await Render.Post("```cs\nvar x = \"<a>\"; // calm\n```");

        Assert.StartsWith("""<pre tabindex="0" role="group" aria-label="C# code"><code class="language-csharp"><span class="k">var</span> x = """, html);
        Assert.Contains("&lt;a&gt;", html);
        Assert.Contains("""<span class="c">""", html);
        Assert.DoesNotContain("style", html);
    }

    [Theory]
    [InlineData("js", "const a = async () => await fetch(`/x/${y}`);")]
    [InlineData("ts", "interface A { b?: string } // c")]
    [InlineData("cpp", "#include <map>\nint main() { return 0; }")]
    public async Task The_first_block_after_a_start_is_coloured_too(string language, string code)
    {
        // A renderer of its own, whose grammars have not been used yet.
        var rendering = await new MarkdownRenderer().RenderPostAsync($"```{language}\n{code}\n```", false, Render.English, TestContext.Current.CancellationToken);

        Assert.Contains("""<span class="k">""", Assert.IsType<Rendering.Done>(rendering).Html);
    }

    [Theory]
    [InlineData("csharp"), InlineData("fsharp"), InlineData("js"), InlineData("ts"), InlineData("json"), InlineData("html"), InlineData("xml")]
    [InlineData("css"), InlineData("scss"), InlineData("bash"), InlineData("sh"), InlineData("powershell"), InlineData("yaml"), InlineData("yml")]
    [InlineData("ini"), InlineData("dockerfile"), InlineData("makefile"), InlineData("sql"), InlineData("python"), InlineData("py")]
    [InlineData("ruby"), InlineData("php"), InlineData("go"), InlineData("rust"), InlineData("java"), InlineData("swift")]
    [InlineData("c"), InlineData("cpp"), InlineData("razor"), InlineData("diff"), InlineData("markdown")]
    public async Task No_language_loses_a_character(string language)
    {
        const string Code = "# if (a < 1 && \"b\" != 'c') { return <p>1.5</p>; } // ünï 🍵\n\n  - key: @value -- x\n+ added";

        var html = await Render.Post($"```{language}\n{Code}\n```");

        Assert.Contains("<code class=\"language-", html);
        Assert.Equal(Code, Words(html));
    }

    [Theory]
    [InlineData("``` nonsense\n<b>\n```")]
    [InlineData("```\n<b>\n```")]
    [InlineData("    <b>")]
    public async Task Code_in_no_known_language_is_shown_as_it_is(string markdown) =>
        Assert.Equal("""<pre tabindex="0" role="group" aria-label="Code"><code>&lt;b&gt;""", (await Render.Post(markdown)).Split('\n')[0].Split("</code>")[0]);

    [Fact]
    public async Task A_line_without_end_stays_plain()
    {
        var html = await Render.Post($"```js\n{new string('(', 5_000)}\n```");

        Assert.DoesNotContain("<span", html);
        Assert.Contains(new string('(', 5_000), html);
    }

    private static string Words(string html)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
        return document.QuerySelector("code")!.TextContent.TrimEnd('\n');
    }
}
