using System.Globalization;
using Blog.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace Blog.Hosting;

/// <summary>Marks an endpoint that answers even before the site is set up.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class WithoutSiteAttribute : Attribute;

/// <summary>Loads the site's settings for the request and speaks its language; until there are any, every page but set-up says so.</summary>
internal sealed class SetupGate(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, CurrentSite site)
    {
        var isFailing = context.Features.Get<IExceptionHandlerFeature>() is not null;
        var needsSite = context.GetEndpoint()?.Metadata.GetMetadata<WithoutSiteAttribute>() is null;
        if (needsSite && !isFailing)
        {
            await site.LoadAsync(context.RequestAborted);
            if (!site.IsSetUp && context.Features.Get<IStatusCodeReExecuteFeature>() is null)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (site.Culture, site.TextCulture);
        await next(context);
    }
}
