using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Blog.Posts;

namespace Blog.Revisions;

/// <summary>A post's text as it was saved once. Never changed; the newest one is the present text.</summary>
public sealed class Revision
{
    /// <summary>Room for all fields but the body, with every character escaped.</summary>
    public const int FieldsLength = 24_000;

    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private Revision()
    {
    }

    public int Id { get; private set; }

    public int PostId { get; private set; }

    public Post Post { get; private set; } = null!;

    /// <summary>The post's <see cref="Post.Version"/> with this text.</summary>
    public long Version { get; private set; }

    public RevisionKind Kind { get; private set; }

    /// <summary>Null for somebody who has no account any more.</summary>
    public int? AuthorId { get; private set; }

    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>The open editor that sent it; null without scripts. See <see cref="EditPoint"/>.</summary>
    public Guid? Tab { get; private set; }

    public int Step { get; private set; }

    /// <summary>Characters in <see cref="Body"/> and <see cref="Fields"/>, so that counting them reads neither.</summary>
    public int Length { get; private set; }

    /// <summary>All of the text but its body, as one document: fields that come later need no change of old rows.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>Markdown, as typed.</summary>
    public string Body { get; private set; } = "";

    public PostText Text => JsonSerializer.Deserialize<PostText>(Fields, Json)! with { Body = Body };

    /// <summary>The present text of <paramref name="post"/>.</summary>
    internal static Revision Of(Post post, RevisionKind kind, int? authorId, EditPoint from, DateTimeOffset now)
    {
        var fields = JsonSerializer.Serialize(post.Text with { Body = "" }, Json);
        var body = post.Text.Body;
        return new Revision
        {
            Post = post,
            Version = post.Version,
            Kind = kind,
            AuthorId = authorId,
            SavedAt = now,
            Tab = from.Tab == default ? null : from.Tab,
            Step = from.Step,
            Length = fields.Length + body.Length,
            Fields = fields,
            Body = body,
        };
    }
}
