using System.Globalization;
using Blog.Data;
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
        if (!isFailing && context.Features.Get<IStatusCodeReExecuteFeature>() is not null)
        {
            await TryLoadAsync(site, context.RequestAborted);
        }
        else if (!isFailing && context.GetEndpoint()?.Metadata.GetMetadata<WithoutSiteAttribute>() is null)
        {
            await site.LoadAsync(context.RequestAborted);
            if (!site.IsSetUp)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }
        }

        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (site.Culture, site.TextCulture);
        await next(context);
    }

    // For the page that explains a refusal, which may have come before anybody had asked for the site. Without the database it comes all the same.
    private static async Task TryLoadAsync(CurrentSite site, CancellationToken cancel)
    {
        try
        {
            await site.LoadAsync(cancel);
        }
        catch (Exception exception) when (exception.Refusal() is not null)
        {
            // It was a refusal before, and is no failure now.
        }
    }
}
