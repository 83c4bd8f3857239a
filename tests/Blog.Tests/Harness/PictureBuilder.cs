using System.Globalization;
using System.Security.Claims;
using Blog.Media;
using Blog.Tests.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

public sealed record PictureBuilder : IBuild<MediaFile>
{
    private int Width { get; init; } = 2000;

    private int Height { get; init; } = 1000;

    public PictureBuilder Sized(int width, int height) => this with { Width = width, Height = height };

    public async Task<MediaFile> BuildAsync(IServiceProvider services, DateTimeOffset now)
    {
        var photo = new MemoryStream(Photo.Jpeg(Width, Height));
        var ines = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, People.Ines.Id.ToString(CultureInfo.InvariantCulture))], "test"));
        var kept = await services.GetRequiredService<MediaKeeping>().AddAsync(new FormFile(photo, 0, photo.Length, "picture", "tea.jpg"), ines, CancellationToken.None);
        return Assert.IsType<MediaKept.Done>(kept).File;
    }
}
