namespace Blog.Posts.Related;

/// <summary>That readers of one post may like another; found when either of them changed.</summary>
public sealed class RelatedPost
{
    private RelatedPost()
    {
    }

    public RelatedPost(int postId, int position, int otherId) => (PostId, Position, OtherId) = (postId, position, otherId);

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>The closest is at 0.</summary>
    public int Position { get; private set; }

    public int OtherId { get; private set; }

    public Post Other { get; private set; } = null!;

    internal void LeadTo(int otherId) => OtherId = otherId;
}
