namespace Blog.Hosting;

/// <summary>Addresses that are no Razor page and only read.</summary>
internal static class Reading
{
    /// <summary>
    /// For <c>MapMethods</c>, which is called where the handler stands: then its code is made at build time, and none has to be compiled at every start.
    /// </summary>
    public static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>A document for machines. It is made whole: whether a reader has it already is seen where it is kept.</summary>
    public static IResult Document(byte[] content, string mediaType) => TypedResults.Bytes(content, $"{mediaType}; charset=utf-8");
}
