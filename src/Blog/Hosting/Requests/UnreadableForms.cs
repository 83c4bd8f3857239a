using Blog.Hosting.Errors;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Blog.Hosting.Requests;

/// <summary>
/// A form that cannot be taken apart (a NUL, a broken boundary, letters in UTF-7, a line that broke before its end), or is none, is answered with 400:
/// the framework would call the page without its input.
/// </summary>
internal sealed class UnreadableForms : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        if (IsNone(context.HttpContext) || !await TryReadAsync(context.HttpContext.Request))
        {
            // For the page that says so.
            context.HttpContext.Request.Form = FormCollection.Empty;
            context.Result = new BadRequestResult();
        }
    }

    // What is sent to a page is a form. The page that says what was wrong with a request takes it as it came.
    private static bool IsNone(HttpContext context) => !context.Request.HasFormContentType && !context.Request.IsReading() && !context.IsShowingError();

    /// <summary>Reads the form, where there is one, for all who want it later. False: it cannot be taken apart.</summary>
    public static async Task<bool> TryReadAsync(HttpRequest request)
    {
        try
        {
            _ = request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : null;
            return true;
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or (IOException and not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }))
        {
            if (exception is IOException)
            {
                // Nothing more comes over a line that broke. The server would wait for it, and warn of each.
                request.HttpContext.Features.Get<IConnectionLifetimeNotificationFeature>()?.RequestClose();
            }

            return false;
        }
    }
}
