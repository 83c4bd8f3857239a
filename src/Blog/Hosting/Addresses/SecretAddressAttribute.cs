using Microsoft.AspNetCore.Mvc.Filters;

namespace Blog.Hosting.Addresses;

/// <summary>For a page whose address holds a secret: nobody keeps a copy, and no link on it tells where the reader came from.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SecretAddressAttribute : Attribute, IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        context.HttpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
