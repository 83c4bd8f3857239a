using System.Globalization;
using Blog.Comments;

namespace Blog.Admin.Comments;

/// <summary>The place of a comment in a list, which stays a place when the comment has left it. In an address: "0-639078336000000000-17".</summary>
public sealed record QueuePlace(bool NeedsCare, DateTimeOffset At, int Id)
{
    public static QueuePlace Of(QueuedComment comment, CommentState list) =>
        list == CommentState.Pending ? new(comment.NeedsCare, comment.WaitingSince ?? comment.CreatedAt, comment.Id) : new(NeedsCare: false, comment.CreatedAt, comment.Id);

    /// <summary>Null for what is no place.</summary>
    public static QueuePlace? Parse(string? typed) =>
        typed?.Split('-') is [("0" or "1") and var care, var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new QueuePlace(care == "1", new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(NeedsCare ? 1 : 0)}-{At.UtcTicks}-{Id}");
}
