namespace Blog.Hosting.Requests;

/// <summary>Questions that change nothing, and answers that are no Razor page.</summary>
internal static class Reading
{
    /// <summary>
    /// For <c>MapMethods</c>, which is called where the handler stands: then its code is made at build time, and none has to be compiled at every start.
    /// </summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Whether nothing but a page or its head is asked for. In these letters: to the server, too, <c>head</c> is another method (RFC 9110, 9.1), and has a body.</summary>
    public static bool IsReading(this HttpRequest request) => request.Method is "GET" or "HEAD";

    /// <summary>For an address that never shows anything else: whoever has the answer need not ask again.</summary>
    public static void KeepForEver(this HttpResponse response) => response.Headers.CacheControl = "public, max-age=31536000, immutable";

    /// <summary>A document for machines. It is made whole: whether a reader has it already is seen where it is kept.</summary>
    public static IResult Document(byte[] content, string mediaType) => TypedResults.Bytes(content, $"{mediaType}; charset=utf-8");
}
