using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Mvc;

namespace Blog.Hosting;

/// <summary>The cookies of those who write; readers get none. A name that begins with <c>__Host-</c> holds browsers to what is promised here.</summary>
internal static class Cookies
{
    /// <summary>Every cookie of ours begins with it, and no other does.</summary>
    public const string Prefix = "__Host-";

    public static void AddBlogCookies(this IServiceCollection services)
    {
        // Here and not with each cookie: antiforgery refuses to work when told so itself on http://localhost, where browsers do keep secure cookies.
        services.Configure<CookiePolicyOptions>(policy =>
        {
            policy.Secure = CookieSecurePolicy.Always;
            policy.HttpOnly = HttpOnlyPolicy.Always;
            policy.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        services.Configure<AntiforgeryOptions>(form =>
        {
            form.Cookie.Name = $"{Prefix}form";
            form.Cookie.SameSite = SameSiteMode.Lax;
            form.Cookie.Path = "/";
            // Said for all answers by the content security policy.
            form.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(notice =>
        {
            notice.Cookie.Name = $"{Prefix}notice";
            notice.Cookie.SameSite = SameSiteMode.Lax;
            notice.Cookie.Path = "/";
        });
    }
}
