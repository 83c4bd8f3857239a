using System.Runtime.InteropServices;

namespace Blog.Comments.Spam;

/// <summary>What the filter has learnt from one comment, so that it can be unlearnt: the decision, and the numbers of what was counted.</summary>
public sealed class SpamLesson
{
    public const int MostBytes = (Features.Most + 1) * sizeof(long);

    private SpamLesson()
    {
    }

    public SpamLesson(int commentId, bool isSpam, IReadOnlyList<long> tokens)
    {
        CommentId = commentId;
        IsSpam = isSpam;
        Packed = MemoryMarshal.AsBytes<long>(tokens.ToArray()).ToArray();
    }

    public int CommentId { get; private set; }

    public bool IsSpam { get; private set; }

    public byte[] Packed { get; private set; } = [];

    public IReadOnlyList<long> Tokens => MemoryMarshal.Cast<byte, long>(Packed).ToArray();
}
