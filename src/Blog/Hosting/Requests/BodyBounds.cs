using Blog.Hosting.Errors;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Blog.Hosting.Requests;

/// <summary>
/// Says with a page that a form is too long: longer than the server takes, or than its own page allows with <c>[RequestSizeLimit]</c>. The server
/// alone would break the connection, and model binding would take the form for an empty one. A form that comes with a question (GET) is none: else it
/// could say in the place of the address what is asked for.
/// </summary>
internal sealed class BodyBounds(RequestDelegate next)
{
    /// <summary>What is read and thrown away so that the sender, who is still sending, comes to read the answer.</summary>
    private const long MostPatience = 32 * 1024 * 1024;

    /// <summary>Whether something comes behind the head of a request, said at once or not.</summary>
    public static bool HasBody(HttpRequest request) => request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.IsReading() && HasBody(context.Request))
        {
            // RFC 9110, 9.3.1: it means nothing.
            context.Request.Form = FormCollection.Empty;
            await next(context);
        }
        else if (context.IsShowingError() || await FitsAsync(context))
        {
            await next(context);
        }
        else
        {
            // So that the page that says so does not try to read it.
            context.Request.Form = FormCollection.Empty;
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        }
    }

    private static async Task<bool> FitsAsync(HttpContext context)
    {
        var largest = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? WebHosting.LargestBody;
        if (context.Request.ContentLength is not { } length)
        {
            return await FitsWithoutSayingAsync(context.Request);
        }

        if (length > largest && length <= MostPatience)
        {
            await ReadToNowhereAsync(context);
        }

        return length <= largest;
    }

    // The server stops after as many bytes as routing has told it. What is read here is kept for the page.
    private static async Task<bool> FitsWithoutSayingAsync(HttpRequest request)
    {
        try
        {
            // Broken is not too long: whoever meets that next says so.
            await UnreadableForms.TryReadAsync(request);
            return true;
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return false;
        }
    }

    private static async Task ReadToNowhereAsync(HttpContext context)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bound)
        {
            bound.MaxRequestBodySize = MostPatience;
        }

        await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
    }
}
