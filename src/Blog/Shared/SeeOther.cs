using Microsoft.AspNetCore.Mvc;

namespace Blog.Shared;

/// <summary>303: the deed is done, look there now.</summary>
public sealed class SeeOther(string path) : StatusCodeResult(StatusCodes.Status303SeeOther)
{
    public override void ExecuteResult(ActionContext context)
    {
        context.HttpContext.Response.Headers.Location = path;
        base.ExecuteResult(context);
    }
}
