namespace Blog.Comments.Erasure;

/// <summary>
/// A place where words of a comment may lie, or what was made of them. Every such place is registered as one of these, and a purge goes through all:
/// whoever builds another place declares it here, or a test finds the words.
/// </summary>
public interface IHoldsWords
{
    /// <summary>Lets go of all that came from these comments. Twice is no error.</summary>
    Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel);
}
