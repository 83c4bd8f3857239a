namespace Blog.Admin.Settings;

/// <summary>Answers a form that asks for a <see cref="LookPreview"/> with the very page that readers get, made as if it had been opened.</summary>
internal sealed class PreviewedPage(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        await next(context);
        if (context.Features.Get<LookPreview>() is { } preview && !context.Response.HasStarted)
        {
            context.SetEndpoint(null);
            context.Request.RouteValues.Clear();
            // No page takes a setting for something that it was sent itself.
            context.Request.Form = FormCollection.Empty;
            (context.Request.Method, context.Request.Path, context.Request.QueryString) = (HttpMethods.Get, preview.Page, QueryString.Empty);
            await next(context);
        }
    }
}
