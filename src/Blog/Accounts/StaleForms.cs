using Blog.Hosting.Requests;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Blog.Accounts;

/// <summary>
/// A form that is older than the session, because its author has signed in anew in another tab, is shown to them once more before it counts.
/// Refusing it, as one does with a forged one, would throw away what they typed.
/// </summary>
internal sealed class StaleForms : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is IAntiforgeryValidationFailedResult && request.IsSurelyOurs() && request.CanBeCarried() && CarriedForm.IsOurs(request.Form))
        {
            context.Result = new RedirectResult(CarriedForm.AddressFrom(request.Path), permanent: false, preserveMethod: true);
        }
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
