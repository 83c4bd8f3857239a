using Blog.Hosting.Errors;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Hosting.Requests;

/// <summary>A method that a page has no handler for is answered with 405: the framework would show the page without what its handler prepares.</summary>
internal sealed class UnansweredMethods : IAuthorizationFilter
{
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || context.HttpContext.IsShowingError())
        {
            return;
        }

        List<string> answered = [.. page.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Distinct()];
        if (answered.Contains(HttpMethods.Get))
        {
            answered.Add(HttpMethods.Head);
        }

        if (!answered.Contains(context.HttpContext.Request.Method))
        {
            context.HttpContext.Response.Headers.Allow = string.Join(", ", answered);
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }
}
