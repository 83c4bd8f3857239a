using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Blog.Hosting;

/// <summary>A form that cannot be taken apart (a NUL, a broken boundary) is answered with 400: the framework would call the page without its input.</summary>
internal sealed class UnreadableForms : IAsyncAuthorizationFilter
{
    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        try
        {
            if (context.HttpContext.Request.HasFormContentType)
            {
                await context.HttpContext.Request.ReadFormAsync(context.HttpContext.RequestAborted);
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            // For the page that says so.
            context.HttpContext.Request.Form = FormCollection.Empty;
            context.Result = new BadRequestResult();
        }
    }
}
