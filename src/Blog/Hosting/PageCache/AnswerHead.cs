using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Blog.Hosting.PageCache;

/// <summary>What stands before the bytes of an answer.</summary>
/// <param name="Status">200, or that of a page about what is not there.</param>
/// <param name="ContentType">Of the page.</param>
/// <param name="Vary">What else the answer depends on, the coding included.</param>
/// <param name="Headers">All others that do not depend on who asks, and when.</param>
internal sealed record AnswerHead(int Status, StringValues ContentType, StringValues Vary, KeyValuePair<string, StringValues>[] Headers)
{
    private static readonly HashSet<string> OfEachAnswer = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.ContentLength, HeaderNames.ContentType, HeaderNames.ContentEncoding, HeaderNames.TransferEncoding, HeaderNames.Date, HeaderNames.ETag,
        HeaderNames.LastModified, HeaderNames.Vary,
    };

    /// <summary>Of an answer whose headers are all there.</summary>
    public static AnswerHead Of(HttpResponse response) => new(
        response.StatusCode,
        response.Headers.ContentType,
        StringValues.IsNullOrEmpty(response.Headers.Vary) ? HeaderNames.AcceptEncoding : $"{response.Headers.Vary}, {HeaderNames.AcceptEncoding}",
        [.. response.Headers.Where(header => !OfEachAnswer.Contains(header.Key))]);
}
