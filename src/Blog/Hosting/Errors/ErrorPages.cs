using Microsoft.AspNetCore.Diagnostics;

namespace Blog.Hosting.Errors;

internal static class ErrorPages
{
    /// <summary>True while the page that explains a failure is made: it keeps the method and the body of the request that it answers.</summary>
    public static bool IsShowingError(this HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;
}
