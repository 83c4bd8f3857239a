using System.Globalization;
using Blog.Accounts;
using Blog.Data;
using Blog.Markdown;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Tags;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Posts;

/// <summary>All posts this person may edit: found by state, words, tag, series and author, and changed several at a time.</summary>
public sealed class IndexModel(BlogDbContext db, PostListing listing, PostBatch batch, TimeProvider time) : PageModel
{
    public const int PageSize = 20;

    private const int Offered = 200;

    /// <summary>Of a title in what is said of its post.</summary>
    private const int TitleLength = 60;

    private const string Refused = "refused";

    public sealed record Row(
        int Id, string Title, string Slug, List<string> Tags, string AuthorName, PostState State, bool HasDraft, DateTimeOffset ChangedAt, DateTimeOffset? PublishedAt, int Comments);

    public sealed record Tab(string Name, string? State, int Count);

    public sealed record Person(int Id, string Name);

    /// <summary>What is to be deleted for good, once its owner says so again.</summary>
    public sealed record Condemned(int Id, string Title);

    public PostFilter Filter { get; private set; } = new();

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    /// <summary>Where the next page begins; null: there is none.</summary>
    public string? Next { get; private set; }

    /// <summary>Those who write, for whoever may edit what others wrote.</summary>
    public IReadOnlyList<Person> Authors { get; private set; } = [];

    /// <summary>Names for the fields to offer.</summary>
    public IReadOnlyList<string> AllTags { get; private set; } = [];

    public IReadOnlyList<string> AllSeries { get; private set; } = [];

    /// <summary>What was not done of what was asked for last, each with its reason.</summary>
    public IReadOnlyList<string> Refusals { get; private set; } = [];

    /// <summary>The tag that was typed, when something is wrong with it.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Not empty while the page asks once more.</summary>
    public IReadOnlyList<Condemned> ToDelete { get; private set; } = [];

    public bool HasNone => Tabs.All(tab => tab.Count == 0);

    public bool IsBin => Filter.State == "bin";

    /// <summary>Where forms go: the same page of the list.</summary>
    public string Here => Filter.From(Filter.After);

    public async Task OnGetAsync(PostFilter filter, CancellationToken cancel) => await ShowAsync(filter, cancel);

    public async Task<IActionResult> OnPostAsync([FromQuery] PostFilter filter, [FromForm(Name = "id")] int[] ids, [FromForm(Name = "do")] string? deed, [FromForm] string? label, CancellationToken cancel)
    {
        Filter = filter;
        if (ids.Length == 0)
        {
            return await RefuseAsync(filter, "", "Choose the posts first", cancel);
        }

        Label = PlainText.Line(label);
        var tags = TagNames.Parse(Label);
        if (deed is "tag" or "untag" && ObjectionTo(tags) is { } objection)
        {
            return await RefuseAsync(filter, "label", objection, cancel);
        }

        if (deed == "delete")
        {
            await ShowAsync(filter, cancel);
            var chosen = ids.Take(PostBatch.Most).ToList();
            ToDelete = await db.Posts.EditableBy(User).InBin().Where(post => chosen.Contains(post.Id)).OrderBy(post => post.Id).AsWritten()
                .Select(one => new Condemned(one.Post.Id, WrittenPost.NameOf(one.Title))).ToListAsync(cancel);
            return ToDelete.Count > 0 ? Page() : await RefuseAsync(filter, "", "Only what lies in the bin can be deleted for good", cancel);
        }

        if (await DoAsync(deed, ids, tags.FirstOrDefault(""), cancel) is not var (items, done))
        {
            return await RefuseAsync(filter, "", "Choose what to do with them", cancel);
        }

        Tell(items, done);
        return new SeeOther(Filter.From(Filter.After));
    }

    private static string? ObjectionTo(IReadOnlyList<string> tags) => tags switch
    {
        [] => "Which tag?",
        [_] => TagNames.Objection(tags),
        _ => "One tag at a time",
    };

    private async Task<(IReadOnlyList<BatchItem> Items, string Done)?> DoAsync(string? deed, int[] ids, string name, CancellationToken cancel) => deed switch
    {
        "publish" => await PublishAsync(ids, cancel),
        "unpublish" => (await batch.UnpublishAsync(ids, User, cancel), "no longer public"),
        "bin" => (await batch.MoveToBinAsync(ids, User, cancel), "moved to the bin"),
        "restore" => (await batch.RestoreAsync(ids, User, cancel), "restored, just as before"),
        "delete-for-good" => (await batch.DeleteAsync(ids, User, cancel), "deleted for good"),
        "tag" => (await batch.AddTagAsync(ids, name, User, cancel), $"tagged “{name}”"),
        "untag" => (await batch.RemoveTagAsync(ids, name, User, cancel), $"without the tag “{name}” now"),
        _ => null,
    };

    // Whoever chose a date for a draft gets that date.
    private async Task<(IReadOnlyList<BatchItem> Items, string Done)> PublishAsync(int[] ids, CancellationToken cancel)
    {
        var items = await batch.PublishAsync(ids, User, cancel);
        var done = items.Where(item => item.IsDone).Select(item => item.Id).ToList();
        var coming = await db.Posts.Scheduled(time.GetUtcNow()).CountAsync(post => done.Contains(post.Id), cancel);
        return (items, coming == 0 ? "published" : coming == done.Count ? "scheduled for the chosen date" : $"published, of which {coming} will appear on the chosen date");
    }

    private void Tell(IReadOnlyList<BatchItem> items, string done)
    {
        var count = items.Count(item => item.IsDone);
        if (count > 0)
        {
            Notice.Say(TempData, $"{(count == 1 ? "1 post" : $"{count} posts")} {done}.");
        }

        // By their numbers: this goes by a cookie, and the titles of fifty posts are more than servers take of cookies.
        var refused = items.Where(item => !item.IsDone).GroupBy(item => item.Refusal!, item => item.Id).ToDictionary(reason => reason.Key, reason => string.Join(' ', reason));
        if (refused.Count > 0)
        {
            TempData[Refused] = refused;
        }
    }

    private async Task<IReadOnlyList<string>> ReadRefusalsAsync(CancellationToken cancel)
    {
        if (TempData[Refused] is not IDictionary<string, string> reasons)
        {
            return [];
        }

        var refused = reasons.SelectMany(reason => reason.Value.Split(' ').Select(id => (Id: int.Parse(id, CultureInfo.InvariantCulture), Reason: reason.Key))).ToList();
        var ids = refused.ConvertAll(one => one.Id);
        var titles = await db.Posts.EditableBy(User).Where(post => ids.Contains(post.Id)).AsWritten()
            .Select(one => new { one.Post.Id, one.Title }).ToDictionaryAsync(post => post.Id, post => WrittenPost.NameOf(post.Title), cancel);
        return refused.ConvertAll(one => $"{Named(titles.GetValueOrDefault(one.Id))} {one.Reason}.");
    }

    private static string Named(string? title) => title is null ? "A post" : $"“{Excerpt.From(title, TitleLength)}”";

    private async Task<IActionResult> RefuseAsync(PostFilter filter, string field, string reason, CancellationToken cancel)
    {
        ModelState.AddModelError(field, reason);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await ShowAsync(filter, cancel);
        return Page();
    }

    private async Task ShowAsync(PostFilter filter, CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var mine = db.Posts.AsNoTracking().AsSplitQuery().EditableBy(User);
        Refusals = await ReadRefusalsAsync(cancel);
        Tabs = await CountAsync(mine, now, cancel);
        Filter = filter;
        filter.State = Tabs.FirstOrDefault(tab => tab.State == filter.State)?.State;
        var rows = await Project(await listing.FindAsync(mine, filter, cancel), now).Take(PageSize + 1).ToListAsync(cancel);
        Rows = [.. rows.Take(PageSize)];
        Next = rows.Count > PageSize ? filter.From(PostFilter.KeyOf(filter.GoesByPublishing ? Rows[^1].PublishedAt!.Value : Rows[^1].ChangedAt, Rows[^1].Id)) : null;
        AllTags = await db.Tags.OrderByDescending(tag => tag.Posts).ThenBy(tag => tag.Id).Take(Offered).Select(tag => tag.Name).ToListAsync(cancel);
        AllSeries = await db.Series.OrderBy(series => series.Name).Take(Offered).Select(series => series.Name).ToListAsync(cancel);
        Authors = User.MayEditAll()
            ? await db.Users.Where(author => db.Posts.Any(post => post.AuthorId == author.Id)).OrderBy(author => author.Name).Take(Offered).Select(author => new Person(author.Id, author.Name)).ToListAsync(cancel)
            : [];
    }

    // Each number is read out of an index that holds no more than what it counts; all that is published is counted elsewhere.
    private async Task<IReadOnlyList<Tab>> CountAsync(IQueryable<Post> posts, DateTimeOffset now, CancellationToken cancel)
    {
        var (drafts, scheduled, bin) = (await posts.Drafts().CountAsync(cancel), await posts.Scheduled(now).CountAsync(cancel), await posts.InBin().CountAsync(cancel));
        var published = User.MayEditAll() ? await db.CountPublishedAsync(now, cancel) : await posts.Published(now).CountAsync(cancel);
        return
        [
            new("All", null, drafts + scheduled + published),
            new("Drafts", "drafts", drafts),
            new("Scheduled", "scheduled", scheduled),
            new("Published", "published", published),
            new("Bin", "bin", bin),
        ];
    }

    private static IQueryable<Row> Project(IQueryable<Post> posts, DateTimeOffset now) => posts.AsWritten().Select(one => new Row(
        one.Post.Id,
        WrittenPost.NameOf(one.Title),
        one.Post.Slug,
        one.Post.Tags.OrderBy(link => link.Position).Select(link => link.Tag.Name).ToList(),
        one.Post.Author.Name,
        PostStates.At(now, one.Post.BinnedAt, one.Post.PublishedAt),
        one.Post.Draft != null && one.Post.PublishedAt != null,
        one.Post.ChangedAt,
        one.Post.PublishedAt,
        one.Post.PublicComments));
}
