using Blog.Accounts;

namespace Blog.Comments;

/// <summary>The post that comments belong to.</summary>
public sealed record CommentedPost(int Id, string Slug, string Title, string AuthorName, CommentsOpen Open)
{
    /// <summary>Who reads the comments, as readers call her or him.</summary>
    public string FirstName => Author.FirstName(AuthorName);
}
