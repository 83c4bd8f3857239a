using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace Blog.Hosting;

/// <summary>Says politely that a form is too long, where the server alone would break the connection.</summary>
internal sealed class BodyBounds(RequestDelegate next)
{
    /// <summary>What is read and thrown away so that the sender, who is still sending, comes to read the answer.</summary>
    private const long MostPatience = 32 * 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        // Set by routing to what the page allows.
        var bound = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var largest = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? WebHosting.LargestBody;
        if (context.Request.ContentLength is not { } length || length <= largest || context.IsShowingError())
        {
            await next(context);
            return;
        }

        if (length <= MostPatience)
        {
            if (bound is { IsReadOnly: false })
            {
                bound.MaxRequestBodySize = MostPatience;
            }

            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }
}
