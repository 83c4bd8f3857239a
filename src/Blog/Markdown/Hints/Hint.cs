namespace Blog.Markdown.Hints;

/// <summary>Something in a text that its writer may want to look at again. Never a reason not to publish.</summary>
/// <param name="Advice">A sentence for the writer.</param>
/// <param name="Quote">The words it is about; may be empty.</param>
/// <param name="From">Where they begin in the Markdown.</param>
/// <param name="To">Where they end.</param>
public sealed record Hint(string Advice, string Quote, int From, int To);

/// <summary>One thing that helps readers, looked for in a text.</summary>
internal interface IHintRule
{
    IEnumerable<Hint> LookAt(ParsedText text);
}
