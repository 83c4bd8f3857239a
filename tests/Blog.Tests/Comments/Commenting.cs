using System.Text;
using AngleSharp.Html.Dom;
using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Blog.Settings;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Comments;

/// <summary>What readers do with the comment form.</summary>
internal static class Commenting
{
    public const string Words = "Ours was a picnic in the stairwell.";

    /// <summary>Opens the form and lets the time go by that a person needs to write.</summary>
    public static async Task<WebPage> OpenFormAsync(this Site site, Post post, Visitor? visitor = null)
    {
        var page = await (visitor ?? site.Visitor).OpenAsync(PostUrl.To(post.Slug));
        site.Clock.Advance(TimeSpan.FromMinutes(3));
        return page;
    }

    /// <summary>A comment that is in order; a test changes the one field it speaks of.</summary>
    public static async Task<WebPage> FillInAsync(this Site site, Post post, Visitor? visitor = null) =>
        (await site.OpenFormAsync(post, visitor)).Fill("Name", People.Rosa).Fill("Comment", Words);

    /// <summary>The hidden value of a form that has been open for a while.</summary>
    public static async Task<string> FormTimeAsync(this Site site, Post post) =>
        (await site.OpenFormAsync(post)).Document.QuerySelector("input[name=form]")!.GetAttribute("value")!;

    public static Task<List<Comment>> CommentsAsync(this Site site) =>
        site.Db(db => db.Comments.AsNoTracking().OrderBy(comment => comment.Id).ToListAsync());

    public static async Task<Comment> OnlyCommentAsync(this Site site) => Assert.Single(await site.CommentsAsync());

    public static Task ChangeSettingsAsync(this Site site, Action<SiteSettings> change) => site.Db(async db =>
    {
        change(await db.Settings.SingleAsync());
        await db.SaveChangesAsync();
    });

    /// <summary>How the database would read something, where it takes every index that helps.</summary>
    public static Task<string> PlanAsync(this Site site, Func<BlogDbContext, IQueryable<int>> query) => site.Db(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = query(db).CreateDbCommand();
        command.CommandText = db.Database.IsSqlite()
            ? $"EXPLAIN QUERY PLAN {command.CommandText}"
            : $"SET enable_seqscan = off; SET enable_sort = off; SET enable_bitmapscan = off; EXPLAIN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(reader.FieldCount - 1));
        }

        return string.Join('\n', steps);
    });

    /// <summary>The words of one part of a page, with single spaces.</summary>
    public static string WordsOf(this WebPage page, string selector) =>
        string.Join(' ', (page.Document.QuerySelector(selector)?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What stands in a field that may be hidden.</summary>
    public static string ValueOf(this WebPage page, string name) => page.Document.QuerySelector($"#respond [name={name}]") switch
    {
        IHtmlInputElement input => input.Value,
        IHtmlTextAreaElement area => area.Value,
        _ => "",
    };

    /// <summary>Presses the first button with these words inside a part of the page.</summary>
    public static Task<WebPage> PressInAsync(this WebPage page, string selector, string button)
    {
        var others = page.Document.QuerySelectorAll("button").Where(one => one.Closest(selector) is null && one.TextContent.Trim() == button).ToList();
        others.ForEach(other => other.TextContent = "");
        return page.PressAsync(button);
    }

    /// <summary>How many commands the database gets while something happens.</summary>
    public static async Task<int> CountQueriesAsync(this Site site, Func<Task> happening)
    {
        int Count() => site.Log.Lines.Count(line => line.Contains("Executed DbCommand", StringComparison.Ordinal));
        var before = Count();
        await happening();
        return Count() - before;
    }

    /// <summary>Whether the bytes of the SQLite database, its log included, hold a text.</summary>
    public static async Task<bool> DatabaseHoldsAsync(this Site site, string text)
    {
        foreach (var file in Directory.EnumerateFiles(site.Folder, "blog.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            await stream.CopyToAsync(copy);
            if (copy.GetBuffer().AsSpan(0, (int)copy.Length).IndexOf(Encoding.UTF8.GetBytes(text)) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
