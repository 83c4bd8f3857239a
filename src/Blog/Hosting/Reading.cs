namespace Blog.Hosting;

/// <summary>Addresses that are no Razor page and only read.</summary>
internal static class Reading
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static RouteHandlerBuilder MapReading(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapMethods(pattern, Methods, handler);

    /// <summary>A document for machines. It is made whole: whether a reader has it already is seen where it is kept.</summary>
    public static IResult Document(byte[] content, string mediaType) => TypedResults.Bytes(content, $"{mediaType}; charset=utf-8");
}
