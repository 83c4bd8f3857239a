using Blog.Posts.Upkeep;

namespace Blog.Posts.Related;

/// <summary>Work for <see cref="PostUpkeep"/>, written with what gave cause for it: the lists of related posts follow after the save, and none is lost.</summary>
public sealed class RelatedChange
{
    private RelatedChange()
    {
    }

    /// <summary>The post itself has changed for readers: its own list and those of the posts close to it may be different now.</summary>
    internal RelatedChange(Post post) => Post = post;

    private RelatedChange(int postId) => (PostId, IsOwnListOnly) = (postId, true);

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>False: tell its neighbours too.</summary>
    public bool IsOwnListOnly { get; private set; }

    /// <summary>Only what is around the post has changed.</summary>
    public static RelatedChange Around(int postId) => new(postId);
}
