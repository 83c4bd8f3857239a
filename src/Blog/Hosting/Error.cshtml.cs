using System.Diagnostics;
using System.Globalization;
using Blog.Settings;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Hosting;

/// <summary>What a visitor reads instead of a page: for every status, who has to do what.</summary>
[IgnoreAntiforgeryToken]
[WithoutSite]
public sealed class ErrorModel(CurrentSite site, TimeProvider time) : PageModel
{
    public ErrorText Text { get; private set; } = ErrorText.Of(StatusCodes.Status500InternalServerError);

    /// <summary>Finds the failure in the log; null when nothing has failed.</summary>
    public string? Number { get; private set; }

    /// <summary>False where the page must do without the database.</summary>
    public bool IsSiteKnown => site.IsSetUp && Number is null;

    public void OnGet()
    {
    }

    // What failed may have come with any method, one without a handler included.
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // Not bound: the form that failed may have a field of that name.
        Explain(int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture));
    }

    private void Explain(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failure)
        {
            // The server refuses a body that is too long by throwing.
            code = failure.Error is BadHttpRequestException bad ? bad.StatusCode : code;
            Number = code >= 500 ? Activity.Current?.TraceId.ToHexString()[..8].ToUpperInvariant() ?? time.GetUtcNow().ToString("HHmmss", null) : null;
        }

        Text = !site.IsSetUp && code == StatusCodes.Status503ServiceUnavailable ? ErrorText.NotSetUp
            : HttpContext.Features.Get<CrossSiteCheck.Foreign>() is not null ? ErrorText.FromElsewhere
            : ErrorText.Of(code);
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
    }
}
