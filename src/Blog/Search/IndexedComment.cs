using Blog.Comments;
using Blog.Markdown;

namespace Blog.Search;

/// <summary>What search knows of a comment: there as long as it is approved. Whether readers' searches look here is a setting.</summary>
public sealed class IndexedComment
{
    private IndexedComment()
    {
    }

    internal IndexedComment(Comment comment) => Comment = comment;

    public int CommentId { get; private set; }

    public Comment Comment { get; private set; } = null!;

    public string Body { get; private set; } = "";

    internal void Write(string html) => Body = IndexText.From(VisibleText.Of(html));
}
