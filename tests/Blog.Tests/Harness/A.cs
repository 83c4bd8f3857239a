using Blog.Posts;

namespace Blog.Tests;

/// <summary>Describes something that a site shall have; what a test does not name is ordinary.</summary>
public interface IBuild<T>
{
    /// <summary>Makes it with the entities' own verbs and stores it.</summary>
    Task<T> BuildAsync(IServiceProvider services, DateTimeOffset now);
}

/// <summary>Where every description begins: <c>A.Post.Titled("Soup").Draft()</c>.</summary>
public static class A
{
    /// <summary>Published an hour ago by Ines.</summary>
    public static PostBuilder Post => new();

    /// <summary>A standing page that readers can see.</summary>
    public static PageBuilder Page => new();

    /// <summary>"tea", 2000 by 1000 pixels, uploaded by Ines.</summary>
    public static PictureBuilder Picture => new();

    /// <summary>Approved, by Rosa.</summary>
    public static CommentBuilder CommentOn(Post post) => new(post);
}
