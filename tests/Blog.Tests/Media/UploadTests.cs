using System.Net;
using System.Security.Cryptography;
using System.Text;
using Blog.Media;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Blog.Tests.Media;

/// <summary>Adding pictures, and what becomes of them.</summary>
public sealed class UploadTests
{
    [Theory, OnEachDatabase]
    public async Task A_picture_is_kept_in_a_few_sizes_and_served_for_good(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var otto = await site.SignInAsync(People.Otto);

        var page = await otto.FollowAsync(await otto.UploadAsync(("Tee am Abend.JPG", Photo.Jpeg(3000, 1500))));

        Assert.True(page.Has("“tee-am-abend” is here. Say what it shows, for those who can’t see it."), page.Text);
        var file = await OnlyAsync(site);
        Assert.Equal(("tee-am-abend", 2400, 1200, People.Otto.Id), (file.Name, file.Width, file.Height, file.AuthorId));
        Assert.Equal([480, 960, 1600, 2400], file.Address.Sizes.Select(size => size.Width));
        var bytes = 0L;
        foreach (var size in file.Address.Sizes)
        {
            using var answer = await site.Visitor.GetAsync(size.Path);
            var content = await answer.Content.ReadAsByteArrayAsync();
            Assert.Equal((HttpStatusCode.OK, "image/webp", "public, max-age=31536000, immutable"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, answer.Header("Cache-Control")));
            using var picture = SKBitmap.Decode(content);
            Assert.Equal((size.Width, size.Height), (picture.Width, picture.Height));
            using var again = await site.Visitor.SendAsync(new HttpRequestMessage(HttpMethod.Get, size.Path) { Headers = { { "If-None-Match", answer.Header("ETag") } } });
            Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
            bytes += content.Length;
        }

        Assert.Equal(bytes, file.Bytes);
        Assert.Equal("", (await site.Visitor.GetAsync(file.Address.Path)).Header("Set-Cookie"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(file.Address.Path.Replace("-2400x", "-2399x", StringComparison.Ordinal))).StatusCode);
    }

    [Fact]
    public async Task Where_and_with_what_it_was_taken_is_not_kept()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);
        var taken = Photo.Jpeg(800, 400, orientation: 1);
        Assert.Contains(Photo.Camera, Encoding.Latin1.GetString(taken), StringComparison.Ordinal);

        await ines.UploadAsync(("walk.jpg", taken));

        foreach (var kept in Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories).Where(path => !path.Contains("blog.db", StringComparison.Ordinal)))
        {
            var content = await File.ReadAllBytesAsync(kept);
            Assert.DoesNotContain(Photo.Camera, Encoding.Latin1.GetString(content), StringComparison.Ordinal);
        }

        Assert.DoesNotContain("EXIF", Encoding.Latin1.GetString(await site.Visitor.Http.GetByteArrayAsync((await OnlyAsync(site)).Address.Path)), StringComparison.Ordinal);
    }

    // The left half of what the camera saw is red.
    [Theory]
    [InlineData(1, 400, 200, 10, 50)]
    [InlineData(2, 400, 200, 90, 50)]
    [InlineData(3, 400, 200, 90, 50)]
    [InlineData(4, 400, 200, 10, 50)]
    [InlineData(5, 200, 400, 50, 10)]
    [InlineData(6, 200, 400, 50, 10)]
    [InlineData(7, 200, 400, 50, 90)]
    [InlineData(8, 200, 400, 50, 90)]
    public async Task It_stands_upright_however_the_camera_was_held(ushort orientation, int width, int height, int redX, int redY)
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        await ines.UploadAsync(("walk.jpg", Photo.Jpeg(400, 200, orientation)));

        var file = await OnlyAsync(site);
        Assert.Equal((width, height), (file.Width, file.Height));
        var content = await site.Visitor.Http.GetByteArrayAsync(file.Address.Path);
        Assert.True(Photo.IsRed(content, redX, redY));
        Assert.False(Photo.IsRed(content, 100 - redX, 100 - redY));
    }

    [Theory, OnEachDatabase]
    public async Task The_same_file_sent_twice_is_one(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var photo = Photo.Png(300, 200);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(number => ines.UploadAsync(($"tea{number}.png", photo))));

        await OnlyAsync(site);
    }

    [Fact]
    public async Task Files_that_were_lost_are_there_again_when_the_same_picture_is_added()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);
        var photo = Photo.Jpeg(1000, 500);
        await ines.UploadAsync(("tea.jpg", photo));
        var file = await OnlyAsync(site);
        Directory.Delete(Path.Combine(site.Folder, "media", file.Key), recursive: true);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Visitor.GetAsync(file.Address.Path)).StatusCode);

        var page = await ines.FollowAsync(await ines.UploadAsync(("Found again.jpg", photo)));

        Assert.True(page.Has("“tea” is here. Say what it shows, for those who can’t see it."), page.Text);
        Assert.Equal(file.Id, (await OnlyAsync(site)).Id);
        foreach (var size in file.Address.Sizes)
        {
            Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(size.Path)).StatusCode);
        }
    }

    [Theory, OnEachDatabase]
    public async Task What_is_described_while_it_is_deleted_is_not_there(Database database)
    {
        await using var site = await Site.StartAsync(database);
        using var ines = await site.SignInAsync(People.Ines);
        var file = await site.Has(A.Picture);
        var form = (await ines.OpenAsync($"/admin/media/{file.Id}")).Fill("What it shows", "A cup");
        var describing = Task.FromResult(new HttpResponseMessage());

        await site.Db(async db =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            await db.Media.ExecuteDeleteAsync();
            describing = Task.Run(() => form.SendAsync("Save"));
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            await transaction.CommitAsync();
        });

        Assert.Equal(HttpStatusCode.NotFound, (await describing).StatusCode);
    }

    [Fact]
    public async Task What_could_not_be_written_to_its_end_leaves_nothing_behind()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);
        var photo = Photo.Jpeg(2000, 1000);
        var key = Convert.ToHexStringLower(SHA256.HashData(photo))[..PictureAddress.KeyLength];
        // In the place of its second size is what cannot be written over.
        Directory.CreateDirectory(Path.Combine(site.Folder, "media", key, "tea-960.webp"));

        var page = await WebPage.ReadAsync(ines, await ines.UploadAsync(("tea.jpg", photo)));

        Assert.Contains("“tea.jpg” could not be written", page.Error("Add pictures"), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "media", key)));
    }

    [Fact]
    public async Task What_is_no_picture_is_refused_with_its_reason_and_the_others_are_kept()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);
        var half = Photo.Png(400, 400)[..600];
        var huge = new byte[MediaKeeping.LargestFile + 1];

        var page = await WebPage.ReadAsync(ines, await ines.UploadAsync(
            ("tea.jpg", Photo.Jpeg(100, 100)),
            ("notes.txt", "Words."u8.ToArray()),
            ("drawing.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>"u8.ToArray()),
            ("half.png", half),
            ("huge.jpg", huge),
            ("empty.jpg", [])));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var said = page.Error("Add pictures");
        Assert.Contains("“notes.txt” is no picture that can be shown here", said, StringComparison.Ordinal);
        Assert.Contains("“drawing.svg” is no picture", said, StringComparison.Ordinal);
        Assert.Contains("“half.png” is damaged", said, StringComparison.Ordinal);
        Assert.Contains("“huge.jpg” is larger than 10 MB", said, StringComparison.Ordinal);
        Assert.Contains("“empty.jpg” is empty", said, StringComparison.Ordinal);
        Assert.True(page.Has("“tea” is here."), page.Text);
        Assert.Equal("tea", (await OnlyAsync(site)).Name);
        Assert.Single(Directory.GetDirectories(Path.Combine(site.Folder, "media")), folder => !folder.EndsWith("cards", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_picture_of_too_many_pixels_is_refused_before_it_is_decoded()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        var page = await WebPage.ReadAsync(ines, await ines.UploadAsync(("sky.png", Photo.Png(20_000, 2_600))));

        Assert.Contains("has more than 50 million pixels", page.Error("Add pictures"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_chosen_and_too_much_at_once_are_said()
    {
        await using var site = await Site.StartAsync();
        using var ines = await site.SignInAsync(People.Ines);

        Assert.Equal("Error: Choose a picture first", (await WebPage.ReadAsync(ines, await ines.UploadAsync())).Error("Add pictures"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await ines.UploadAsync([.. Enumerable.Range(0, 4).Select(number => ($"{number}.jpg", new byte[9 * 1024 * 1024]))])).StatusCode);
    }

    [Theory, OnEachDatabase]
    public async Task An_author_changes_her_own_and_sees_all(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        using var otto = await site.SignInAsync(People.Otto);

        var page = await (await otto.OpenAsync("/admin/media")).ClickAsync("tea");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.False(page.HasField("What it shows"));
        Assert.False(page.HasLink("Delete this picture"));
        Assert.Equal(HttpStatusCode.NotFound, (await otto.GetAsync($"/admin/media/{file.Id}/delete")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await otto.SendFilesAsync($"/admin/media/{file.Id}", "none", [], ("description", "Forged"))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await otto.SendFilesAsync($"/admin/media/{file.Id}/delete", "none", [])).StatusCode);
        Assert.Equal("", (await OnlyAsync(site)).Description);
    }

    [Theory, OnEachDatabase]
    public async Task It_is_described_and_thrown_away(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var file = await site.Has(A.Picture);
        var post = await site.Has(A.Post.Titled("Tea").SayingInMarkdown($"Warm.\n\n{file.Markdown}"));
        using var edda = await site.SignInAsync(People.Edda);

        var list = await edda.OpenAsync("/admin/media");
        Assert.True(list.Has("Needs a description"));
        Assert.True(list.Has($"One picture, {file.Bytes / 1024} kB."));
        var page = await list.ClickAsync("tea");
        Assert.True(page.HasLink("Tea"));
        var refused = await page.Fill("What it shows", new string('a', 501)).PressAsync("Save");
        Assert.Equal("Error: The description is too long: 500 characters are the most", refused.Error("What it shows"));
        Assert.Equal(501, refused.Value("What it shows").Length);
        page = await refused.Fill("What it shows", "A cup [warm]").PressAsync("Save");
        Assert.True(page.Has($"![A cup \\[warm\\]]({file.Address.Path})"), page.Text);

        var asked = await page.ClickAsync("Delete this picture");
        Assert.True(asked.Has("It stands in one post or page"));
        Assert.True((await asked.PressAsync("Delete this picture")).Has("No pictures yet"));

        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync(file.Address.Path)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await site.Visitor.GetAsync(file.Address.AtLeast(480).Path)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync($"/posts/{post.Slug}")).StatusCode);
        Assert.False(Directory.Exists(Path.Combine(site.Folder, "media", file.Key)));
        // The same file again is there again.
        await edda.UploadAsync(("tea.jpg", Photo.Jpeg(2000, 1000)));
        Assert.Equal(HttpStatusCode.OK, (await site.Visitor.GetAsync(file.Address.Path)).StatusCode);
    }

    private static Task<MediaFile> OnlyAsync(Site site) => site.Db(db => db.Media.AsNoTracking().SingleAsync());
}
