using System.Globalization;
using System.Security.Claims;
using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Media;
using Blog.Pages;
using Blog.Posts;
using Blog.Posts.Editing;
using Blog.Posts.Tags;
using Blog.Revisions;
using Blog.Settings;
using Blog.Settings.Themes;
using Blog.Tests.Media;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Blog.Tests.Hosting.PageCache;

/// <summary>Does one thing, whatever comes up, through the services that pages write with.</summary>
internal sealed class RandomWrites(
    BlogDbContext db, CurrentSite current, PostEditing posts, PostDrafting drafting, PostShelf shelf, PostBatch batch, TagKeeping tags, SeriesKeeping series, Navigation navigation, MenuKeeping menu, PageEditing pages, CommentSubmission submission, CommentOwnership ownership,
    CommentKeys keys, CommentReply reply, CommentProposing proposing, Moderation moderation, Reporting reporting, RulesEditing rules, ThemeEditing theme, SettingsEditing settings, MediaKeeping media, Blog.Accounts.People people, FormTime formTime)
{
    /// <summary>A site small enough to compare all of it after each write, and larger than one page of a list.</summary>
    private const int MostPosts = 12;

    private const int MostComments = 30;

    private static readonly string[] Titles = ["Bread", "Soup", "Salad & salt", "The long table", "Eleven chairs", "What Otto cooks"];
    private static readonly string[] Topics = ["bread", "guests", "Winter", "salt"];
    private static readonly string[] Names = ["Rosa", "Tariq", "Ines Prado", "Somebody"];

    // The private links that were given out; they are kept by their holders only.
    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Site, List<string>> Links = [];

    /// <summary>The methods that are called here.</summary>
    public static readonly string[] Ways =
    [
        "PostEditing.BeginAsync", "PostEditing.SaveAsync",
        "PostDrafting.KeepAsync", "PostDrafting.DiscardAsync", "PostDrafting.UndoDiscardAsync", "PostDrafting.BringBackAsync",
        "PostShelf.UnpublishAsync", "PostShelf.MoveToBinAsync", "PostShelf.RestoreAsync", "PostShelf.DeleteAsync",
        "PostBatch.PublishAsync", "PostBatch.UnpublishAsync", "PostBatch.MoveToBinAsync", "PostBatch.RestoreAsync", "PostBatch.DeleteAsync", "PostBatch.AddTagAsync", "PostBatch.RemoveTagAsync",
        "TagKeeping.RenameAsync", "TagKeeping.MergeAsync", "TagKeeping.DeleteAsync",
        "SeriesKeeping.DescribeAsync", "SeriesKeeping.MoveAsync", "SeriesKeeping.DeleteAsync",
        "MenuKeeping.MoveAsync", "MenuKeeping.PlaceAsync", "MenuKeeping.AddLinkAsync", "MenuKeeping.RemoveLinkAsync",
        "MediaKeeping.AddAsync", "MediaKeeping.DescribeAsync", "MediaKeeping.DeleteAsync",
        "PageEditing.SaveAsync", "PageEditing.DeleteAsync",
        "CommentSubmission.SubmitAsync", "GroupCommit.StoreAsync", "CommentOwnership.EditAsync", "CommentOwnership.WithdrawAsync", "CommentOwnership.AnswerProposalAsync",
        "CommentReply.SendAsync", "CommentProposing.ProposeAsync", "Moderation.DecideAsync", "Moderation.DeclineAsync", "Moderation.UndoAsync",
        "RulesEditing.SaveAsync", "ThemeEditing.SaveAsync", "ThemeEditing.TakeOffAsync", "Reporting.ReportAsync", "People.ChangeAsync", "SettingsEditing.SaveAsync",
    ];

    private static readonly CancellationToken Cancel = CancellationToken.None;

    private static readonly ClaimsPrincipal Ines = Is(Tests.People.Ines.Id, Roles.Owner);
    private static readonly ClaimsPrincipal Otto = Is(Tests.People.Otto.Id, Roles.Author);

    private Site site = null!;
    private Random random = null!;

    private static ClaimsPrincipal Is(int id, string role) =>
        new(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, id.ToString(CultureInfo.InvariantCulture)), new(ClaimTypes.Role, role)], "test"));

    /// <summary>Returns what was done.</summary>
    public async Task<string> WriteAsync(Site where, Random luck)
    {
        (site, random) = (where, luck);
        await current.LoadAsync(Cancel);
        Func<Task>[] deeds =
        [
            BeginAsync, BeginAsync, SaveAsync, SaveAsync, SaveAsync, KeepAsync, UnpublishAsync, DiscardAsync, BringBackAsync, BinAsync, RestoreAsync, DeleteAsync,
            BatchAsync, BatchAsync, RenameTagAsync, MergeTagAsync, DeleteTagAsync,
            KeepSeriesAsync, KeepMenuAsync,
            WritePageAsync, DeletePageAsync, KeepPictureAsync, CoverAsync,
            DecideSettingsAsync, DressAsync, RuleAsync, ReportAsync, ReportAsync, CommentAsync, CommentAsync, CommentAsync, EditCommentAsync, WithdrawAsync, DecideAsync, DecideAsync, DecideAsync, DeclineAsync, UndoAsync,
            ReplyAsync, ProposeAsync, AnswerAsync, RenameAsync, LetTimePassAsync, LetTimePassAsync,
        ];
        var deed = Any(deeds);
        await deed();
        return deed.Method.Name;
    }

    private async Task BeginAsync()
    {
        if (await db.Posts.CountAsync() < MostPosts)
        {
            await posts.BeginAsync(Guid.NewGuid(), new EditPoint(0), Any([Ines, Otto]), Text(), release: Chance(2, of: 3), Cancel);
        }
    }

    private Task SaveAsync() => WithPostAsync(async post =>
    {
        var text = Chance(1, of: 3) ? post.Text with { Body = Words() } : Chance(1, of: 2) ? post.Text with { CommentsOpen = !post.CommentsOpen } : Text();
        await posts.SaveAsync(post.Id, new EditPoint(post.Version), Ines, text, release: Chance(1, of: 2), Cancel);
    });

    private Task UnpublishAsync() => WithPostAsync(post => shelf.UnpublishAsync(post.Id, Ines, Cancel));

    private Task KeepAsync() => WithPostAsync(post =>
        drafting.KeepAsync(post.Uid, new EditPoint(post.Version), Ines, Text(), Any([RevisionKind.Saved, RevisionKind.Restored]), Cancel));

    private Task DiscardAsync() => WithPostAsync(async post =>
    {
        if (await drafting.DiscardAsync(post.Id, Ines, Cancel) is { } revision && Chance(1, of: 2))
        {
            await drafting.UndoDiscardAsync(post.Id, revision, Ines, Cancel);
        }
    });

    private Task BringBackAsync() => WithPostAsync(async post =>
    {
        if (await AnyOfAsync(db.Revisions.AsNoTracking().Where(revision => revision.PostId == post.Id)) is { } revision)
        {
            await drafting.BringBackAsync(post.Id, revision.Id, Ines, Cancel);
        }
    });

    private async Task KeepPictureAsync()
    {
        var file = await AnyOfAsync(db.Media.AsNoTracking());
        if (file is null || Chance(1, of: 3))
        {
            var photo = new MemoryStream(Photo.Jpeg(Any([40, 500]), 40));
            await media.AddAsync(new FormFile(photo, 0, photo.Length, "picture", Any(["tea.jpg", "walk.jpg"])), Ines, Cancel);
        }
        else if (Chance(2, of: 3))
        {
            await media.DescribeAsync(file.Id, Words(), Ines, Cancel);
        }
        else
        {
            await media.DeleteAsync(file.Id, Ines, Cancel);
        }
    }

    private Task CoverAsync() => WithPostAsync(async post =>
        await posts.SaveAsync(post.Id, new EditPoint(post.Version), Ines, post.Text with { Cover = (await AnyOfAsync(db.Media.AsNoTracking()))?.Id }, release: Chance(3, of: 4), Cancel));

    private Task BinAsync() => WithPostAsync(post => shelf.MoveToBinAsync(post.Id, Ines, Cancel));

    private Task RestoreAsync() => WithPostAsync(post => shelf.RestoreAsync(post.Id, Ines, Cancel));

    private Task DeleteAsync() => WithPostAsync(post => shelf.DeleteAsync(post.Id, Ines, Cancel));

    private async Task BatchAsync()
    {
        var ids = (await db.Posts.Select(post => post.Id).ToListAsync()).Where(_ => Chance(1, of: 4)).ToList();
        await (random.Next(7) switch
        {
            0 => batch.PublishAsync(ids, Ines, Cancel),
            1 => batch.UnpublishAsync(ids.Take(1), Ines, Cancel),
            2 => batch.MoveToBinAsync(ids.Take(1), Ines, Cancel),
            3 => batch.RestoreAsync(ids, Ines, Cancel),
            4 => batch.DeleteAsync(ids.Take(1), Ines, Cancel),
            5 => batch.AddTagAsync(ids, Any(Topics), Ines, Cancel),
            _ => batch.RemoveTagAsync(ids, Any(Topics), Ines, Cancel),
        });
    }

    private async Task RenameTagAsync()
    {
        if (await AnyOfAsync(db.Tags.AsNoTracking()) is { } tag)
        {
            await tags.RenameAsync(tag.Id, Any([.. Topics, "Rye", "Company"]), TagKeeping.Open(tag), Cancel);
        }
    }

    private async Task MergeTagAsync()
    {
        if (await AnyOfAsync(db.Tags.AsNoTracking()) is { } tag && await AnyOfAsync(db.Tags.AsNoTracking()) is { } into)
        {
            await tags.MergeAsync(tag.Id, into.Name, Cancel);
        }
    }

    private async Task DeleteTagAsync()
    {
        if (Chance(1, of: 2) && await AnyOfAsync(db.Tags.AsNoTracking()) is { } tag)
        {
            await tags.DeleteAsync(tag.Id, Cancel);
        }
    }

    private async Task KeepSeriesAsync()
    {
        if (await AnyOfAsync(db.SeriesParts.AsNoTracking().Include(part => part.Series)) is { } part)
        {
            await (random.Next(4) switch
            {
                0 => series.DeleteAsync(part.SeriesId, Cancel),
                1 => series.DescribeAsync(part.SeriesId, Any(["Soups", "A year at the table", "Stews"]), Any(["", "One a week."]), SeriesKeeping.Open(part.Series), Cancel),
                _ => series.MoveAsync(part.SeriesId, part.PostId, Any([-1, 1]), Cancel),
            });
        }
    }

    private async Task KeepMenuAsync()
    {
        var links = await navigation.AllAsync(Cancel);
        if (links.Count == 0 || Chance(1, of: 4))
        {
            await menu.AddLinkAsync(Any(Topics), Any(["/archive", "https://example.org"]), Any([MenuPlace.Head, MenuPlace.Foot]), Cancel);
            return;
        }

        var key = Any(links).Key;
        await (random.Next(3) switch
        {
            0 => menu.MoveAsync(key, Any([-1, 1]), Cancel),
            1 => menu.PlaceAsync(key, Any([MenuPlace.Head, MenuPlace.Foot, MenuPlace.Nowhere]), Cancel),
            _ => menu.RemoveLinkAsync(key, Cancel),
        });
    }

    private async Task WritePageAsync()
    {
        var page = await AnyOfAsync(db.Pages.AsNoTracking());
        var isNew = page is null || (Chance(1, of: 3) && await db.Pages.CountAsync() < 3);
        await pages.SaveAsync(isNew ? null : page!.Id, isNew ? 0 : page!.Version, new PageText(Any(["About", "Privacy", "Thanks"]), "", Words(), Chance(2, of: 3)), Cancel);
    }

    private async Task DeletePageAsync()
    {
        if (Chance(1, of: 2) && await AnyOfAsync(db.Pages.AsNoTracking()) is { } page)
        {
            await pages.DeleteAsync(page.Id, page.Version, Cancel);
        }
    }

    private async Task DecideSettingsAsync()
    {
        var input = SettingsInput.Of(await db.Settings.AsNoTracking().SingleAsync(Cancel));
        var opened = input.Open();
        input.Name = Any(["The Long Table", "The Short Table"]);
        input.Tagline = Any(["", "Notes on eating together"]);
        input.Footer = Any(["", "Thirty years at the table.", "Bread helps."]);
        input.Lang = Any(["en", "de"]);
        input.Accent = Any(["#2f6b58", "#7a4a78"]);
        input.Zone = Any(["Europe/Lisbon", "Pacific/Auckland"]);
        input.Mod = Any(["once", "wait"]);
        input.Paused = Chance(1, of: 4);
        input.Websites = Chance(1, of: 2);
        Assert.Empty(await settings.SaveAsync(input, opened, Cancel));
        Assert.False(opened.IsConflict);
    }

    private async Task DressAsync()
    {
        var css = Any(["", "h1 { color: red }", "h1 { color: red; background: url(https://example.org/a.png) }", ".prose { font-size: 2rem }"]);
        var opened = ThemeEditing.Open(await db.Themes.AsNoTracking().SingleAsync());
        await (Chance(3, of: 4) ? theme.SaveAsync(css, opened, Cancel) : theme.TakeOffAsync(css, opened, Cancel));
    }

    // "And salt was enough" is often said.
    private async Task RuleAsync() => await rules.SaveAsync(
        new RulesText(Any(["", "salt was enough"]), Any(["", "Bread helps."])) { HeldPhrases = Any(["", "bread was enough"]), SpamPhrases = Any(["", "Tariq"]), KnownHosts = Any(["", "example.org"]), Reports = Any(["0", "1", "2"]) },
        RulesText.Of(await db.CommentRules.AsNoTracking().SingleAsync()).Open(), Cancel);

    private Task ReportAsync() => WithPostAsync(async post =>
    {
        var form = formTime.Issue();
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        if (await AnyOfAsync(db.Comments.AsNoTracking().Where(comment => comment.PostId == post.Id)) is { } comment)
        {
            await reporting.ReportAsync(post.Slug, comment.Id, new ReportDraft(ReportReason.Hurtful, Words(), form, Trap: null), () => true, Cancel);
        }
    });

    private Task CommentAsync() => WithPostAsync(async post =>
    {
        var place = await CommentedPost.FindAsync(db, post.Slug, site.Clock.GetUtcNow(), Cancel);
        if (place is null || await db.Comments.CountAsync() >= MostComments)
        {
            return;
        }

        var form = formTime.Issue();
        site.Clock.Advance(TimeSpan.FromSeconds(5));
        var parent = Chance(1, of: 2) ? await AnyOfAsync(db.Comments.AsNoTracking().Where(comment => comment.PostId == post.Id)) : null;
        var draft = new CommentDraft { Words = Said(), To = parent?.Id, IsPrivate = Chance(1, of: 6), IsSure = true, Form = form, Hand = Any<byte[]>([[1], [2]]), Trap = Chance(1, of: 10) ? "x" : null };
        var sent = await submission.SubmitAsync(place, draft, Chance(1, of: 5) ? Tests.People.Otto.Id : null, () => true, Cancel);
        if (sent is Submission.Sent(var key))
        {
            Links.GetOrCreateValue(site).Add(key);
        }
    });

    private async Task EditCommentAsync()
    {
        if (Links.GetOrCreateValue(site) is { Count: > 0 } links)
        {
            var key = Any(links);
            await ownership.EditAsync(key, Said(), isSure: true, await VersionAsync(key), Cancel);
        }
    }

    private async Task ProposeAsync()
    {
        foreach (var seen in await SeenAsync())
        {
            await proposing.ProposeAsync(seen, Said(), "Shorter, and no less true.", Ines, Cancel);
        }
    }

    private async Task AnswerAsync()
    {
        foreach (var key in Links.GetOrCreateValue(site))
        {
            await ownership.AnswerProposalAsync(key, Chance(2, of: 3), await VersionAsync(key), Cancel);
        }
    }

    private async Task<long> VersionAsync(string key)
    {
        var hash = await keys.HashAsync(key, Cancel);
        return await db.Comments.AsNoTracking().WithKey(hash).Select(comment => comment.Version).SingleOrDefaultAsync();
    }

    private async Task WithdrawAsync()
    {
        if (Links.GetOrCreateValue(site) is { Count: > 0 } links)
        {
            await ownership.WithdrawAsync(Any(links), Cancel);
        }
    }

    private async Task DecideAsync() =>
        await moderation.DecideAsync(await SeenAsync(), Any([CommentState.Approved, CommentState.Approved, CommentState.Declined, CommentState.Spam]), Ines, Cancel);

    private async Task DeclineAsync()
    {
        foreach (var seen in await SeenAsync())
        {
            await moderation.DeclineAsync(seen, "Not here.", Ines, Cancel);
        }
    }

    private async Task UndoAsync() => await moderation.UndoAsync(await SeenAsync(), Ines, Cancel);

    private async Task ReplyAsync()
    {
        foreach (var seen in await SeenAsync())
        {
            await reply.SendAsync(seen, Said(), isPrivate: Chance(1, of: 4), formTime.Issue(), Ines, Cancel);
        }
    }

    private async Task RenameAsync()
    {
        var author = await db.Users.SingleAsync(user => user.Id == Tests.People.Otto.Id);
        await people.ChangeAsync(author, Any(["Otto Brandt", "Otto B. Brandt"]), Any(["", "Cooks for many."]), author.Email);
    }

    // Also past the time of what is scheduled, past the life of a page, and past the end of the year.
    private Task LetTimePassAsync()
    {
        site.Clock.Advance(Any([TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20), TimeSpan.FromHours(5), TimeSpan.FromDays(2), TimeSpan.FromDays(50)]));
        return Task.CompletedTask;
    }

    private async Task<IReadOnlyList<Moderation.Seen>> SeenAsync() =>
        await AnyOfAsync(db.Comments.AsNoTracking()) is { } comment ? [new(comment.Id, comment.Version)] : [];

    private async Task WithPostAsync(Func<Post, Task> change)
    {
        if (await AnyOfAsync(db.Posts.AsNoTracking().ForEditing()) is { } post)
        {
            await change(post);
        }
    }

    private async Task<T?> AnyOfAsync<T>(IQueryable<T> rows)
        where T : class
    {
        var all = await rows.ToListAsync();
        return all.Count == 0 ? null : Any(all);
    }

    private PostText Text()
    {
        DateTimeOffset? at = Any([0, 0, -3, 1, 6]) switch { 0 => null, var hours => site.Now.AddHours(hours) };
        IReadOnlyList<string> tags = [.. Topics.Where(_ => Chance(1, of: 3))];
        return new PostText
        {
            Title = Any(Titles),
            Slug = "",
            Body = Words(),
            Excerpt = Chance(1, of: 4) ? Words() : "",
            Tags = tags,
            Series = Any(["", "", "A year at the table", "Soups"]),
            SeriesPlace = Any<int?>([null, 1, 2]),
            Language = Any(["", "", "de"]),
            LeaveQuickly = Chance(1, of: 5),
            CommentsOpen = Chance(4, of: 5),
            CommentDays = Any<int?>([null, null, 0, 1]),
            Description = Chance(1, of: 4) ? Words() : "",
            ContentNote = Chance(1, of: 5) ? "About salt" : "",
            PublishAt = at,
        };
    }

    private CommentWords Said() => new(Any(Names), "", Chance(1, of: 4) ? "https://example.org" : "", Words()) { ContentNote = Chance(1, of: 6) ? "About salt" : "" };

    private string Words() => $"We were *{random.Next(2, 13)}* at the table, and {Any(Topics)} was enough for {random.Next(100)} evenings.";

    private bool Chance(int times, int of) => random.Next(of) < times;

    private T Any<T>(IReadOnlyList<T> things) => things[random.Next(things.Count)];
}
