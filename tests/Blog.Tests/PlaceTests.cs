namespace Blog.Tests;

public sealed class PlaceTests
{
    [Fact]
    public void Runs() => Assert.True(true);
}
