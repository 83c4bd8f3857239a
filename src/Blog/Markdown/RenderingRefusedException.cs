namespace Blog.Markdown;

/// <summary>Leaves the middle of parsing or writing, where no return value reaches. Its message is for the writer of the text.</summary>
internal sealed class RenderingRefusedException(string message) : Exception(message)
{
    public static RenderingRefusedException TooDeep() =>
        new("This text nests lists or quotes too deeply to be shown. Fewer levels will work.");

    public static RenderingRefusedException TooManyMarks() =>
        new("One paragraph holds too many links or marks such as * and [ to be shown. Splitting it with blank lines will work.");

    public static RenderingRefusedException TooManyCells() =>
        new("The tables in this text have too many cells to be shown. Smaller tables will work.");

    public static RenderingRefusedException TooManyParts() =>
        new("This text has too many links, list items or other small parts to be shown. Dividing it into several texts will work.");

    public static RenderingRefusedException TooMuchOutput() =>
        new("This text becomes far longer when it is shown than it was when typed. Repeating long links less often will work.");
}
