using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Hosting.PageCache;
using Blog.Hosting.Requests;
using Blog.Search;
using Blog.Settings;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Hosting.Errors;

/// <summary>What a visitor reads instead of a page: for every status, who has to do what.</summary>
[IgnoreAntiforgeryToken]
[WithoutSite]
public sealed class ErrorModel(CurrentSite site, Suggestions suggestions, Shown shown) : PageModel
{
    public ErrorText Text { get; private set; } = ErrorText.Of(StatusCodes.Status500InternalServerError);

    /// <summary>Finds the failure in the log; null when nothing has failed.</summary>
    public string? Number { get; private set; }

    /// <summary>False where the page must do without the database.</summary>
    public bool IsSiteKnown => site.IsSetUp && Number is null;

    /// <summary>It was met in the admin area or on the way there, where no theme is used.</summary>
    public bool IsOfThoseWhoWrite => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked && ServeReady.IsOfThoseWhoWrite(asked.OriginalPath);

    /// <summary>Posts that the address may have meant, when there is nothing at it.</summary>
    public IReadOnlyList<Suggestion> Suggested { get; private set; } = [];

    public bool IsNotFound => Response.StatusCode == StatusCodes.Status404NotFound;

    public void OnGet()
    {
    }

    // What failed may have come with any method, one without a handler included.
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (!HttpContext.IsShowingError())
        {
            // Who asks for the address of this page itself has met with nothing else, and is told so as at any address without a page.
            context.Result = NotFound();
            return;
        }

        // Not bound: the form that failed may have a field of that name.
        Explain(int.Parse((string)RouteData.Values["code"]!, CultureInfo.InvariantCulture));
        if (IsSiteKnown && IsNotFound && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is { } asked && MayMeanAPost(asked))
        {
            Suggested = await suggestions.ForAsync(asked.OriginalPath, HttpContext.RequestAborted);
        }

        // One without suggestions is the same at every address.
        shown.IsOfOneReader = Suggested.Count > 0;
        if (IsSiteKnown && Response.StatusCode is StatusCodes.Status404NotFound or StatusCodes.Status410Gone)
        {
            shown.Site();
        }

        // At once: the framework would answer OPTIONS itself, as if nothing had been wrong.
        context.Result = Page();
    }

    // That of a picture, say, does not.
    private bool MayMeanAPost(IStatusCodeReExecuteFeature asked) =>
        HttpMethods.IsGet(Request.Method) && !PrivateAddresses.Include(asked.OriginalPath) && asked.Endpoint?.Metadata.GetMetadata<WithoutSiteAttribute>() is null;

    // Nobody types so much there: it was on its way to somewhere else.
    private bool IsAtSignIn => HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath == SignInModel.Address;

    private void Explain(int code)
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is { } failure)
        {
            // The server refuses a body that is too long by throwing.
            code = failure.Error is BadHttpRequestException bad ? bad.StatusCode : failure.Error.IsOutage() ? StatusCodes.Status503ServiceUnavailable : code;
            Number = HttpContext.Features.Get<Failures.Failure>()?.Number;
        }

        Text = Number is not null && code == StatusCodes.Status503ServiceUnavailable ? ErrorText.Outage
            : !site.IsSetUp && code == StatusCodes.Status503ServiceUnavailable ? ErrorText.NotSetUp
            : HttpContext.Features.Get<CrossSiteCheck.Foreign>() is not null ? ErrorText.FromElsewhere
            : code == StatusCodes.Status413PayloadTooLarge && IsAtSignIn ? ErrorText.TooLargeToCarry
            : ErrorText.Of(code);
        Response.StatusCode = code is >= 400 and <= 599 ? code : StatusCodes.Status404NotFound;
        Response.Headers.CacheControl = "no-store";
        // Of a file that was not to be had as it is: this page is another thing.
        (Response.Headers.ETag, Response.Headers.LastModified) = (default, default);
    }
}
