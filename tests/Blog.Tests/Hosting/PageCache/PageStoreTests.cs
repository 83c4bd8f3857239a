using Blog.Hosting;
using Blog.Hosting.PageCache;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Blog.Tests.Hosting.PageCache;

public sealed class PageStoreTests
{
    private readonly FakeTimeProvider clock = new(Site.Opening);
    private readonly PageStore store;

    public PageStoreTests()
    {
        var options = Options.Create(new BlogOptions { PageCacheMegabytes = 1 });
        store = new PageStore(new SiteMemory(options, clock), options, clock);
    }

    [Fact]
    public void What_changed_while_a_page_was_made_keeps_it_out()
    {
        Assert.True(store.Begin(Key("/"), out var making));
        store.Evict([PageTag.Stream]);

        Assert.False(store.Keep(making, Page("/", PageTag.Stream)));
        Assert.Null(store.Find(Key("/")));
        store.End(making);
        Assert.True(store.Begin(Key("/"), out making));
        Assert.True(store.Keep(making, Page("/", PageTag.Stream)));
    }

    [Fact]
    public void What_changed_elsewhere_meanwhile_does_not()
    {
        store.Begin(Key("/"), out var making);
        store.Evict([PageTag.CommentsOn(7), PageTag.Post(7)]);

        Assert.True(store.Keep(making, Page("/", PageTag.Stream, PageTag.CommentsOn(8))));
    }

    [Fact]
    public void A_change_takes_away_the_pages_that_show_it_and_no_others()
    {
        Put("/posts/a", PageTag.Post(1), PageTag.Stream, PageTag.CommentsOn(1));
        Put("/posts/b", PageTag.Post(2), PageTag.Stream, PageTag.CommentsOn(2));
        Put("/about", PageTag.Site);

        store.Evict([PageTag.CommentsOn(1)]);
        Assert.Equal(["/about", "/posts/b"], Kept("/posts/a", "/posts/b", "/about"));

        store.Evict([PageTag.Stream]);
        Assert.Equal(["/about"], Kept("/posts/a", "/posts/b", "/about"));

        store.Evict([PageTag.Site]);
        Assert.Empty(Kept("/posts/a", "/posts/b", "/about"));
        Assert.Equal((0, 0L), (store.Count, store.Bytes));
    }

    [Fact]
    public void It_holds_no_more_than_it_may_and_lets_the_oldest_go_that_nobody_asked_for()
    {
        for (var number = 0; number < 500; number++)
        {
            Put($"/posts/{number}", PageTag.Post(number));
            Assert.NotNull(store.Find(Key("/posts/0")));
            Assert.InRange(store.Bytes, 1, 1024 * 1024);
        }

        Assert.InRange(store.Count, 50, 150);
        Assert.Null(store.Find(Key("/posts/1")));
        Assert.NotNull(store.Find(Key("/posts/499")));
    }

    [Fact]
    public void A_form_that_comes_later_counts_and_comes_too_late_for_a_page_that_has_gone()
    {
        var page = Put("/", PageTag.Stream);
        var before = store.Bytes;
        Assert.True(store.Add(page, new byte[100], page.AddGzip));
        Assert.Equal(before + 100, store.Bytes);

        store.Evict([PageTag.Stream]);
        Assert.False(store.Add(page, new byte[100], page.AddBrotli));
        Assert.Equal(0, store.Bytes);
    }

    [Fact]
    public void It_ends_at_its_time_and_after_a_day()
    {
        Put("/", until: Site.Opening.AddMinutes(5), PageTag.Stream);
        Put("/about", PageTag.Site);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.NotNull(store.Find(Key("/")));
        clock.Advance(TimeSpan.FromTicks(1));
        Assert.Null(store.Find(Key("/")));

        clock.Advance(TimeSpan.FromHours(23));
        Assert.NotNull(store.Find(Key("/about")));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Null(store.Find(Key("/about")));
    }

    [Fact]
    public async Task Whoever_waits_goes_on_when_it_is_there_when_it_is_nobodys_and_when_it_fails()
    {
        store.Begin(Key("/"), out var making);
        Assert.False(store.Begin(Key("/"), out var joined));
        Assert.Same(making, joined);
        var page = Page("/", PageTag.Stream);
        store.Keep(making, page);
        Assert.Same(page, (await joined.Ended).Page);

        store.Begin(Key("/own"), out making);
        making.Decline();
        Assert.Equal((null, false), ((await making.Ended).Page, (await making.Ended).IsFailed));

        store.Begin(Key("/late"), out making);
        store.End(making);
        Assert.Equal((null, true), ((await making.Ended).Page, (await making.Ended).IsFailed));
    }

    [Fact]
    public async Task Whoever_asked_before_a_change_gets_what_was_and_whoever_asks_after_it_waits_for_what_is()
    {
        store.Begin(Key("/"), out var before);
        store.Evict([PageTag.Stream]);

        Assert.True(store.Begin(Key("/"), out var after));
        Assert.False(store.Begin(Key("/"), out var joined));
        Assert.Same(after, joined);

        var (old, current) = (Page("/", PageTag.Stream), Page("/", PageTag.Stream));
        Assert.False(store.Keep(before, old));
        store.End(before);
        Assert.Same(old, (await before.Ended).Page);
        Assert.False(store.Begin(Key("/"), out joined));
        Assert.Same(after, joined);
        Assert.True(store.Keep(after, current));
        store.End(after);
        Assert.Same(current, (await joined.Ended).Page);
        Assert.Same(current, store.Find(Key("/")));
    }

    [Fact]
    public void A_tag_reads_as_it_was_written_and_an_unknown_one_as_everything()
    {
        PageTag[] all = [PageTag.Site, PageTag.Stream, PageTag.Texts, PageTag.AllComments, PageTag.Post(12), PageTag.CommentsOn(3)];

        Assert.Equal(all, all.Select(tag => PageTag.Parse(tag.ToString())));
        Assert.All(["", "Z1", "?", "D", "Dx"], text => Assert.Equal(PageTag.Site, PageTag.Parse(text)));
    }

    private static PageKey Key(string path) => new(path, "", StaysSecure: true);

    private ReadyPage Page(string path, params PageTag[] tags) => Page(path, DateTimeOffset.MaxValue, tags);

    private ReadyPage Page(string path, DateTimeOffset until, PageTag[] tags) =>
        new(Key(path), tags, clock.GetUtcNow(), until, AnswerHead.Of(new DefaultHttpContext { RequestServices = new ServiceCollection().BuildServiceProvider() }.Response), new byte[8000]);

    private ReadyPage Put(string path, params PageTag[] tags) => Put(path, DateTimeOffset.MaxValue, tags);

    private ReadyPage Put(string path, DateTimeOffset until, params PageTag[] tags)
    {
        Assert.True(store.Begin(Key(path), out var making));
        var page = Page(path, until, tags);
        Assert.True(store.Keep(making, page));
        store.End(making);
        return page;
    }

    private IEnumerable<string> Kept(params string[] paths) => paths.Where(path => store.Find(Key(path)) is not null).Order(StringComparer.Ordinal);
}
