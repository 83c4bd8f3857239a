using Blog.Hosting;
using Blog.Hosting.PageCache;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Hosting.PageCache;

public sealed class RememberedTests
{
    private readonly FakeTimeProvider clock = new(Site.Opening);
    private readonly SiteMemory memory;
    private readonly Remembered<string> name;
    private string? stored = "Small Hours";
    private int readings;

    public RememberedTests() => (memory, name) = Start(megabytes: 1);

    [Fact]
    public async Task It_is_read_once_until_the_site_changes()
    {
        Assert.Equal(("Small Hours", "Small Hours", 1), (await AskAsync(), await AskAsync(), readings));

        stored = "Long Evenings";
        memory.Forget();
        Assert.Equal(("Long Evenings", "Long Evenings", 2), (await AskAsync(), await AskAsync(), readings));
    }

    [Fact]
    public async Task What_changed_while_it_was_read_is_read_again()
    {
        await name.FindAsync(
            cancel =>
            {
                var before = Task.FromResult(stored);
                stored = "Long Evenings";
                memory.Forget();
                return before;
            },
            TestContext.Current.CancellationToken);

        Assert.Equal("Long Evenings", await AskAsync());
    }

    [Fact]
    public async Task It_is_no_older_than_a_page_may_be()
    {
        memory.LongestLife = TimeSpan.FromSeconds(2);
        await AskAsync();
        stored = "Long Evenings";

        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Small Hours", await AskAsync());
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("Long Evenings", await AskAsync());
    }

    [Fact]
    public async Task What_is_not_there_yet_is_looked_for_again()
    {
        stored = null;
        Assert.Null(await AskAsync());

        stored = "Small Hours";
        Assert.Equal("Small Hours", await AskAsync());
    }

    [Fact]
    public async Task Nothing_is_remembered_where_each_page_is_made_anew()
    {
        var (_, anew) = Start(megabytes: 0);

        Assert.Equal("Small Hours", await anew.FindAsync(ReadAsync, TestContext.Current.CancellationToken));
        stored = "Long Evenings";
        Assert.Equal("Long Evenings", await anew.FindAsync(ReadAsync, TestContext.Current.CancellationToken));
    }

    private (SiteMemory Memory, Remembered<string> Name) Start(int megabytes)
    {
        var started = new SiteMemory(Options.Create(new BlogOptions { PageCacheMegabytes = megabytes }), clock);
        return (started, new Remembered<string>(started));
    }

    private ValueTask<string?> AskAsync() => name.FindAsync(ReadAsync, TestContext.Current.CancellationToken);

    private Task<string?> ReadAsync(CancellationToken cancel)
    {
        readings++;
        return Task.FromResult(stored);
    }
}
