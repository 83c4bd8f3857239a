namespace Blog.Markdown;

/// <summary>How much colouring one text may ask for. What exceeds it is shown plain, which costs nothing and reads well.</summary>
internal sealed class HighlightAllowance
{
    private const int MostCharacters = 30_000;
    private const int MostBlocks = 200;

    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(80);

    private int characters;
    private int blocks;
    private TimeSpan spent;

    public bool Covers(string code) => (characters += code.Length) <= MostCharacters && ++blocks <= MostBlocks;

    public bool HasTimeLeft => spent <= MostTime;

    public void Spend(TimeSpan time) => spent += time;
}
