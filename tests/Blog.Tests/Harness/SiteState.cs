using System.Globalization;
using System.Security.Cryptography;
using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Comments.Rules;
using Blog.Markdown;
using Blog.Pages;
using Blog.Posts;
using Blog.Settings;
using Blog.Settings.Themes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests;

/// <summary>What a test asks of a site, or decides for it, beside the pages.</summary>
public static class SiteState
{
    /// <summary>Decides as the owner would on the settings page.</summary>
    public static Task DecideAsync(this Site site, Action<SiteSettings> decide) => site.Db(async db =>
    {
        decide(await db.Settings.SingleAsync());
        await db.SaveChangesAsync();
    });

    /// <summary>Everything that is stored of all posts, oldest first.</summary>
    public static Task<List<Post>> PostsAsync(this Site site) =>
        site.Db(db => db.Posts.ForEditing().AsNoTracking().OrderBy(post => post.Id).ToListAsync());

    /// <summary>What is stored of the only post.</summary>
    public static async Task<Post> OnlyPostAsync(this Site site) => Assert.Single(await site.PostsAsync());

    /// <summary>What is stored of the post with this title.</summary>
    public static async Task<Post> PostAsync(this Site site, string title) => Assert.Single(await site.PostsAsync(), post => post.Title == title);

    /// <summary>So many comments on a post at once, approved unless something else is decided.</summary>
    public static Task SayAsync(this Site site, Post post, int comments, Action<Comment>? decision = null) => site.Db(async db =>
    {
        for (var number = 1; number <= comments; number++)
        {
            var words = new CommentWords(People.Rosa, Email: "", Website: "", $"We were {number}, and it was enough.");
            var comment = Comment.ByGuest(CommentPlace.On(post.Id), words, $"<p>{words.Text}</p>", RandomNumberGenerator.GetBytes(CommentKeys.HashBytes), isPrivate: false, site.Now);
            (decision ?? (one => one.Approve(site.Now)))(comment);
            db.Comments.Add(comment);
        }

        await db.SaveChangesAsync();
    });

    public static Task<List<Page>> PagesAsync(this Site site) => site.Db(db => db.Pages.AsNoTracking().OrderBy(page => page.Id).ToListAsync());

    /// <summary>For a test of what it takes to make a page: none is kept.</summary>
    public static IWebHostBuilder MakingEachPageAnew(this IWebHostBuilder web) => web.UseSetting("Blog:PageCacheMegabytes", "0");

    /// <summary>One answer's body.</summary>
    public static async Task<string> ReadAsync(this Visitor visitor, string path)
    {
        using var response = await visitor.GetAsync(path);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Saves rules for words in comments, as the owner's page does.</summary>
    public static async Task RuleAsync(this Site site, RulesText text)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var opened = RulesText.Of(await site.Db(db => db.CommentRules.AsNoTracking().SingleAsync())).Open();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<RulesEditing>().SaveAsync(text, opened, TestContext.Current.CancellationToken));
    }

    /// <summary>Puts a theme on, as the owner's page does.</summary>
    public static async Task WearAsync(this Site site, string css)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var opened = ThemeEditing.Open(await site.Db(db => db.Themes.AsNoTracking().SingleAsync()));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ThemeEditing>().SaveAsync(css, opened, TestContext.Current.CancellationToken));
    }

    /// <summary>The language that a text is rendered in, as when it is saved: the one that it names, or else the site's.</summary>
    public static async Task<CultureInfo> LanguageOfAsync(this IServiceProvider services, string named)
    {
        var site = services.GetRequiredService<CurrentSite>();
        await site.LoadAsync(TestContext.Current.CancellationToken);
        return site.LanguageOf(named);
    }

    /// <summary>Says something at the foot of every page, as the owner's page does.</summary>
    public static async Task SayAtFootAsync(this Site site, string markdown)
    {
        var rendering = await site.Services.GetRequiredService<MarkdownRenderer>()
            .RenderFooterAsync(markdown, smartPunctuation: true, CultureInfo.GetCultureInfo("en"), TestContext.Current.CancellationToken);
        await site.DecideAsync(settings => settings.SayAtFoot(markdown, Assert.IsType<Rendering.Done>(rendering).Html));
    }
}
