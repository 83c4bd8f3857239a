using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Blog.Posts;

namespace Blog.Tests.Hosting;

public sealed class UnreadableFormsTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded", "name=a%00b", false)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "text=Hello", false)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", "text=Hello", true)]
    [InlineData("multipart/form-data; boundary=x", "--x\r\nContent-Disposition: form-data; name=text\r\nContent-Type: text/plain; charset=utf-7\r\n\r\nHello\r\n--x--\r\n", false)]
    [InlineData("multipart/form-data", "broken", false)]
    [InlineData("multipart/form-data; boundary=x", "broken", false)]
    [InlineData("multipart/form-data; boundary=x", "broken", true)]
    public async Task A_form_that_cannot_be_taken_apart_is_answered_with_a_page(string type, string body, bool isChunked)
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);
        var form = new HttpRequestMessage(HttpMethod.Post, PostUrl.ToCommentForm(post.Slug)) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        form.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        form.Headers.TransferEncodingChunked = isChunked;

        var page = await WebPage.ReadAsync(site.Visitor, await site.Visitor.SendAsync(form));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("Something in that request didn’t make sense", page.Heading);
    }

    [Fact]
    public async Task A_line_that_breaks_before_the_end_is_no_failure_of_ours()
    {
        await using var site = await Site.ListenAsync();
        var post = await site.Has(A.Post);

        for (var count = 0; count < 5; count++)
        {
            using var client = new TcpClient();
            await client.ConnectAsync(site.Visitor.Http.BaseAddress!.Host, site.Visitor.Http.BaseAddress.Port, TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes($"POST {PostUrl.ToCommentForm(post.Slug)} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50000\r\n\r\ntext=Half"),
                TestContext.Current.CancellationToken);
            await Task.Delay(TimeSpan.FromMilliseconds(100), TestContext.Current.CancellationToken);
        }

        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        Assert.DoesNotContain(site.Log.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Warning", StringComparison.Ordinal));
    }
}
