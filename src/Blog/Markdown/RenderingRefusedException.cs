namespace Blog.Markdown;

/// <summary>Leaves the middle of parsing or writing, where no return value reaches. Its message is for the writer of the text.</summary>
internal sealed class RenderingRefusedException(string message) : Exception(message)
{
    public static RenderingRefusedException TooDeep() => new(MarkdownTexts.TooDeep);

    public static RenderingRefusedException TooManyMarks() => new(MarkdownTexts.TooManyMarks);

    public static RenderingRefusedException TooManyCells() => new(MarkdownTexts.TooManyCells);

    public static RenderingRefusedException TooManyParts() => new(MarkdownTexts.TooManyParts);

    public static RenderingRefusedException TooMuchOutput() => new(MarkdownTexts.TooMuchOutput);
}
