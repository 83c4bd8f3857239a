using Blog.Media;

namespace Blog.Tests.Media;

public sealed class PictureAddressTests
{
    [Fact]
    public void It_says_how_large_the_picture_is_and_in_which_sizes_it_is_kept()
    {
        var picture = PictureAddress.Parse("/media/0123456789abcdef/tea-at-night-2400x1001.webp")!;

        Assert.Equal(new PictureAddress("0123456789abcdef", "tea-at-night", 2400, 1001), picture);
        Assert.Equal("/media/0123456789abcdef/tea-at-night-2400x1001.webp", picture.Path);
        Assert.Equal([(480, 200), (960, 400), (1600, 667), (2400, 1001)], picture.Sizes.Select(size => (size.Width, size.Height)));
        Assert.Equal(960, picture.AtLeast(481).Width);
        Assert.Equal(2400, picture.AtLeast(3000).Width);
        Assert.StartsWith("/media/0123456789abcdef/tea-at-night-480x200.webp 480w, ", picture.SourceSet, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/media/0123456789abcdef/tea.webp")]
    [InlineData("/media/0123456789abcdef/tea-0x10.webp")]
    [InlineData("/media/0123456789abcdef/../secret-10x10.webp")]
    [InlineData("/media/0123456789abcdef/tea-10x10.webp/more")]
    [InlineData("/media/0123456789abcdef/tea-10x10.png")]
    [InlineData("/media/0123456789ABCDEF/tea-10x10.webp")]
    [InlineData("/media/cards/site-0123456789abcdef.png")]
    [InlineData("https://elsewhere.example/media/0123456789abcdef/tea-10x10.webp")]
    public void Nothing_else_is_one(string address) => Assert.Null(PictureAddress.Parse(address));

    [Fact]
    public void A_small_one_has_one_size()
    {
        var picture = PictureAddress.Parse("/media/0123456789abcdef/dot-480x1.webp")!;

        Assert.Equal([picture], picture.Sizes);
        Assert.Null(picture.SourceSet);
    }
}
