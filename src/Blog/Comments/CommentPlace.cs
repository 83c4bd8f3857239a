namespace Blog.Comments;

/// <summary>Where a comment stands: under a post, or below another comment there.</summary>
/// <param name="PostId">The post.</param>
/// <param name="ParentId">The comment that is answered; null: the post itself.</param>
/// <param name="ThreadAt">When the conversation began that it joins; null: it begins one.</param>
public sealed record CommentPlace(int PostId, int? ParentId, DateTimeOffset? ThreadAt)
{
    public static CommentPlace On(int postId) => new(postId, ParentId: null, ThreadAt: null);

    public static CommentPlace Below(Comment answered) => new(answered.PostId, answered.Id, answered.ThreadAt);
}
