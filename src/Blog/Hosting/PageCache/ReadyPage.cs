using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Blog.Hosting.PageCache;

/// <summary>A whole answer, ready to go out as it is, in each coding as soon as that has been made.</summary>
internal sealed class ReadyPage
{
    /// <summary>Bytes that it takes besides those of its forms, roughly.</summary>
    private const int Overhead = 2048;

    private readonly StringValues lastModified;
    private readonly string gzipTag;
    private readonly string brotliTag;

    /// <param name="key">What it is found by.</param>
    /// <param name="tags">What it shows.</param>
    /// <param name="made">When its making began.</param>
    /// <param name="until">From then on it would look different.</param>
    /// <param name="head">Status and headers.</param>
    /// <param name="body">The bytes as they are.</param>
    public ReadyPage(PageKey key, IReadOnlyCollection<PageTag> tags, DateTimeOffset made, DateTimeOffset until, AnswerHead head, byte[] body)
    {
        (Key, Tags, Made, Until, Head) = (key, tags, made.UtcTicks, until.UtcTicks, head);
        lastModified = made.ToString("R");
        var hash = WebEncoders.Base64UrlEncode(SHA256.HashData(body).AsSpan(0, 16));
        (gzipTag, brotliTag) = ($"\"{hash}-gz\"", $"\"{hash}-br\"");
        Identity = new Form(body, coding: default, $"\"{hash}\"");
        Size = body.Length + (sizeof(char) * (long)key.Path.Length) + Overhead;
    }

    public PageKey Key { get; }

    public IReadOnlyCollection<PageTag> Tags { get; }

    public AnswerHead Head { get; }

    /// <summary>When its making began, in UTC ticks.</summary>
    public long Made { get; }

    /// <summary>From then on it would look different, in UTC ticks.</summary>
    public long Until { get; }

    public Form Identity { get; }

    public Form? Gzip { get; private set; }

    public Form? Brotli { get; private set; }

    /// <summary>
    /// Something may have been taken away in the second it was made in, by the clock of this node or of another, so that two pages bear its date: only its
    /// tag tells them apart.
    /// </summary>
    public bool HasDoubtfulDate { get; set; } = true;

    /// <summary>What it takes in memory, in bytes, with all its forms.</summary>
    internal long Size { get; private set; }

    // The rest is kept here for the store and for whoever makes the forms.
    internal bool WasAskedFor { get; set; }

    /// <summary>All forms are there that are worth having, or somebody sees to the next one.</summary>
    internal bool IsFinished { get; set; }

    internal LinkedListNode<ReadyPage>? Place { get; set; }

    public void AddGzip(byte[] bytes) => Gzip = Add(new Form(bytes, "gzip", gzipTag));

    public void AddBrotli(byte[] bytes) => Brotli = Add(new Form(bytes, "br", brotliTag));

    /// <summary>Answers with the best form there is, or says that the reader has it already.</summary>
    public Task WriteAsync(HttpContext context)
    {
        var form = Prepare(context);
        if (form is null || HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        var writing = context.Response.BodyWriter.WriteAsync(form.Bytes, context.RequestAborted);
        return writing.IsCompletedSuccessfully ? Task.CompletedTask : writing.AsTask();
    }

    /// <summary>Sets status and headers. Returns what to send; null: nothing.</summary>
    internal Form? Prepare(HttpContext context)
    {
        var accepted = AcceptedCodings.Read(context.Request.Headers.AcceptEncoding);
        var known = Head.Status == StatusCodes.Status200OK ? FindKnown(context.Request.Headers, accepted) : null;
        var form = Choose(accepted);
        var answer = context.Response.Headers;
        foreach (var (name, value) in Head.Headers)
        {
            answer[name] = value;
        }

        answer.Vary = Head.Vary;
        if (Head.Status == StatusCodes.Status200OK)
        {
            answer.ETag = known ?? form.Tag;
            answer.LastModified = lastModified;
        }

        if (known is not null)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            answer.ContentType = default;
            answer.ContentLength = null;
            return null;
        }

        context.Response.StatusCode = Head.Status;
        answer.ContentType = Head.ContentType;
        answer.ContentEncoding = form.Coding;
        answer.ContentLength = form.Bytes.Length;
        return form;
    }

    private Form Add(Form form)
    {
        Size += form.Bytes.Length;
        return form;
    }

    // The tag of what the reader has, if that is still right and may come in its coding. It was made of these bytes, here or before a restart, so
    // it need not have been made again.
    private string? FindKnown(IHeaderDictionary request, AcceptedCodings accepted)
    {
        var tags = request.IfNoneMatch;
        if (tags.Count > 0)
        {
            return IsIn(tags, "*") ? Choose(accepted).Tag
                : accepted.Brotli > 0 && IsIn(tags, brotliTag) ? brotliTag
                : accepted.Gzip > 0 && IsIn(tags, gzipTag) ? gzipTag
                : IsIn(tags, Identity.Tag) ? Identity.Tag
                : null;
        }

        var date = request.IfModifiedSince;
        if (date.Count == 0 || HasDoubtfulDate)
        {
            return null;
        }

        // That very date and no later one: a reader's own clock proves nothing.
        return date == lastModified ? Choose(accepted).Tag : null;
    }

    // The weak comparison: whatever stands before the quotes is passed over. Ours hold no comma or quote, so a list needs no parsing.
    private static bool IsIn(StringValues list, string tag)
    {
        for (var line = 0; line < list.Count; line++)
        {
            if (list[line] is { } value && (tag == "*" ? value.AsSpan().Trim() is "*" : value.Contains(tag, StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private Form Choose(AcceptedCodings accepted)
    {
        var (best, wish) = (Identity, accepted.Identity);
        if (Gzip is { } gzip && accepted.Gzip > 0 && accepted.Gzip >= wish)
        {
            (best, wish) = (gzip, accepted.Gzip);
        }

        return Brotli is { } brotli && accepted.Brotli > 0 && accepted.Brotli >= wish ? brotli : best;
    }

    /// <summary>The bytes in one coding.</summary>
    internal sealed class Form(byte[] bytes, StringValues coding, string tag)
    {
        public ReadOnlyMemory<byte> Bytes { get; } = bytes;

        public StringValues Coding { get; } = coding;

        public string Tag { get; } = tag;
    }
}
