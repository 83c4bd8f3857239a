using System.Globalization;
using Blog.Hosting;
using Blog.Hosting.Addresses;
using Microsoft.AspNetCore.Authorization;

namespace Blog.Metadata;

/// <summary>The one address of a page under which others shall know it.</summary>
internal static class Canonical
{
    /// <summary>
    /// Of the configured address and the path: neither the host that was asked for nor what stands behind a question mark. Null for a page that
    /// nobody else shall know, and for one that says what went wrong.
    /// </summary>
    public static string? Of(HttpContext context, BaseAddress address) =>
        PrivateAddresses.Include(context.Request.Path)
        || context.Response.StatusCode >= StatusCodes.Status400BadRequest
        || context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null
            ? null
            : address.Of(context.Request.PathBase + context.Request.Path);

    /// <summary>"en_GB", as Open Graph writes a language: always with a country, for "de" the one with the most speakers.</summary>
    public static string Locale(CultureInfo language) => CultureInfo.CreateSpecificCulture(language.Name).Name.Replace('-', '_');
}
