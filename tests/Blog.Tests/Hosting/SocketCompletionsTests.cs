using Blog.Hosting;
using Blog.Hosting.Server;

namespace Blog.Tests.Hosting;

public sealed class SocketCompletionsTests
{
    [Fact]
    public async Task A_host_that_has_us_in_a_process_of_its_own_keeps_its_sockets_as_they_are()
    {
        await using var site = await Site.StartAsync(Database.Sqlite);

        SocketCompletions.Use(new BlogOptions());

        Assert.Null(Environment.GetEnvironmentVariable(SocketCompletions.Setting));
    }
}
