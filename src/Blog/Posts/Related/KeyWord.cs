namespace Blog.Posts.Related;

/// <summary>A word by which a released post may be recognised.</summary>
public sealed class KeyWord
{
    public const int Length = 40;

    private KeyWord()
    {
    }

    public KeyWord(int postId, string word) => (PostId, Word) = (postId, word);

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    public string Word { get; private set; } = "";
}
