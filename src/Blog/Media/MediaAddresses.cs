using Blog.Hosting;
using Blog.Hosting.Requests;
using Microsoft.Net.Http.Headers;

namespace Blog.Media;

/// <summary>Serves the files of pictures. What an address shows never changes, so whoever has it need not ask again.</summary>
internal static class MediaAddresses
{
    public static void MapMedia(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/media/{key:length(16)}/{file}", Reading.Methods, (HttpContext context, MediaFolder folder) =>
        {
            if (PictureAddress.Parse(context.Request.Path.Value ?? "") is not { } picture || !File.Exists(folder.PathOf(picture)))
            {
                return Results.NotFound();
            }

            context.Response.KeepForEver();
            return TypedResults.PhysicalFile(folder.PathOf(picture), "image/webp", entityTag: new EntityTagHeaderValue($"\"{picture.Key}-{picture.Width}\""), enableRangeProcessing: true);
        })
        // Nothing of the site is on it: no settings are read for a picture.
        .WithMetadata(new WithoutSiteAttribute());
}
