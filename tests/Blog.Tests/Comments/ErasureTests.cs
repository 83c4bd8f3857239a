using System.Globalization;
using System.Text;
using Blog.Comments;
using Blog.Comments.Erasure;
using Blog.Comments.Keys;
using Blog.Comments.Reports;
using Blog.Data;
using Blog.Hosting;
using Blog.Mail;
using Blog.Posts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Blog.Tests.Comments;

/// <summary>Withdrawn words are gone from every place, and no backup brings them back.</summary>
public sealed class ErasureTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    // A word that nothing else contains, in each of the places.
    private static readonly string[] Traces = ["Palimpsest", "palimpsest", "Zuleika", "zuleika@example.org", "Oubliette", "oubliette"];

    [Theory]
    [OnEachDatabase]
    public async Task Withdrawn_words_are_in_no_place_that_held_them(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.ChangeSettingsAsync(settings => settings.SearchComments = true);
        var post = await site.Has(A.Post);
        var sent = await (await site.FillInAsync(post)).Fill("Name", "Zuleika").Fill("E-mail", "zuleika@example.org").Fill("Comment", "Palimpsest").PressAsync("Send comment");
        await (await (await site.SignInAsync(People.Ines)).OpenAsync("/admin/comments")).PressInAsync("article", "Approve");
        await (await site.Visitor.OpenAsync(sent.Address.AbsolutePath)).Fill("Comment", "Oubliette").PressAsync("Save changes");
        // A notice about it, to somebody else.
        var id = (await site.OnlyCommentAsync()).Id;
        await site.Db(async db =>
        {
            db.OutgoingMails.Add(new OutgoingMail("tariq@example.org", "A reply", "Zuleika writes: Palimpsest", site.Now.AddDays(1)) { CommentId = id });
            await db.SaveChangesAsync();
        });
        Assert.True((await site.Visitor.OpenAsync("/search?q=palimpsest")).HasLink(post.Title));

        var page = await site.Visitor.OpenAsync(sent.Address.AbsolutePath);
        await (await page.ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        foreach (var path in new[] { PostUrl.To(post.Slug), $"{PostUrl.ToCommentForm(post.Slug)}/feed.xml", "/admin/comments", sent.Address.AbsolutePath })
        {
            AssertHasNone(await site.Visitor.ReadAsync(path), path);
        }

        Assert.False((await site.Visitor.OpenAsync("/search?q=palimpsest")).HasLink(post.Title));
        Assert.Equal(0, await site.Db(db => db.OutgoingMails.CountAsync(mail => mail.CommentId == id)));
        Assert.Equal(0, await site.Db(db => db.Set<CommentEdit>().CountAsync()));
        await AssertNoFileHoldsAsync(site);
    }

    [Theory]
    [OnEachDatabase]
    public async Task What_an_older_backup_brings_back_is_withdrawn_again_at_the_next_start(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        await site.Has(A.CommentOn(post).WithKey(Key).By("Zuleika").From("zuleika@example.org").Saying("Palimpsest"));
        await site.Has(A.CommentOn(post).Saying("Stays"));
        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        // As the backup had it: the words are back, and the withdrawal is nowhere in the database.
        await site.Db(async db =>
        {
            await db.Withdrawals.ExecuteDeleteAsync();
            await db.Comments.Where(comment => comment.State == CommentState.Withdrawn).ExecuteDeleteAsync();
        });
        await site.Has(A.CommentOn(post).WithKey(Key).By("Zuleika").From("zuleika@example.org").Saying("Palimpsest"));
        await site.Services.GetRequiredService<DatabaseStart>().PrepareAsync(TestContext.Current.CancellationToken);

        Assert.True((await site.Visitor.OpenAsync($"/comments/{Key}")).Has("You have withdrawn this comment"));
        var seen = await site.Visitor.OpenAsync(PostUrl.To(post.Slug));
        Assert.True(seen.Has("Stays"));
        AssertHasNone(seen.Text, "the post");
        await AssertNoFileHoldsAsync(site);
    }

    [Fact]
    public async Task The_ledger_holds_hashes_and_nothing_else()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).By("Zuleika").Saying("Palimpsest"));
        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        var line = Assert.Single(await File.ReadAllLinesAsync(Path.Combine(site.Folder, "withdrawals"), TestContext.Current.CancellationToken));

        Assert.Matches("^[0-9a-f]{48} 2026-03-02T[0-9:]{8}Z$", line);
        Assert.DoesNotContain(Key, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_line_that_a_crash_has_cut_off_stops_nothing()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "withdrawals"), "0123456789ab", TestContext.Current.CancellationToken);

        await site.Services.GetRequiredService<DatabaseStart>().PrepareAsync(TestContext.Current.CancellationToken);
        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");
        await site.Services.GetRequiredService<DatabaseStart>().PrepareAsync(TestContext.Current.CancellationToken);

        Assert.Equal(CommentState.Withdrawn, (await site.OnlyCommentAsync()).State);
    }

    [Fact]
    public async Task A_line_that_was_cut_off_takes_none_of_those_after_it_along()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).Saying("Palimpsest"));
        var ledger = Path.Combine(site.Folder, "withdrawals");
        await File.WriteAllTextAsync(ledger, "0123456789ab", TestContext.Current.CancellationToken);

        await (await (await site.Visitor.OpenAsync($"/comments/{Key}")).ClickAsync("Withdraw this comment")).PressAsync("Withdraw for good");

        Assert.Matches("^0123456789ab\n[0-9a-f]{48} 2026-03-02T[0-9:]{8}Z\n$", await File.ReadAllTextAsync(ledger, TestContext.Current.CancellationToken));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_purge_that_failed_is_seen_through_later(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key).Saying("Palimpsest"));
        await site.Db(async db =>
        {
            var hash = await site.Services.GetRequiredService<CommentKeys>().HashAsync(Key, TestContext.Current.CancellationToken);
            db.Withdrawals.Add(new Withdrawal(hash, site.Now));
            await db.SaveChangesAsync();
        });

        await using (var scope = site.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Forgetting>().RunAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(CommentState.Withdrawn, (await site.OnlyCommentAsync()).State);
        Assert.True(await site.Db(db => db.Withdrawals.AllAsync(withdrawal => withdrawal.PurgedAt != null)));
        await AssertNoFileHoldsAsync(site);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Those_who_withdraw_in_the_same_moment_are_all_remembered(Database database)
    {
        await using var site = await Site.StartAsync(database);
        var post = await site.Has(A.Post);
        var keys = Enumerable.Range(1, 16).Select(number => number.ToString("x32", CultureInfo.InvariantCulture)).ToList();
        foreach (var key in keys)
        {
            var comment = await site.Has(A.CommentOn(post).WithKey(key));
            await site.Db(async db =>
            {
                db.OutgoingMails.Add(new OutgoingMail("tariq@example.org", "A reply", "Palimpsest", site.Now.AddDays(1)) { CommentId = comment.Id });
                db.CommentReports.Add(new CommentReport(comment.Id, ReportReason.Other, "Palimpsest", site.Now));
                await db.SaveChangesAsync();
            });
        }

        var changes = await Task.WhenAll(keys.Select(key => Task.Run(() => WithdrawAsync(site, key))));

        Assert.All(changes, change => Assert.IsType<CommentOwnership.Change.Done>(change));
        Assert.Equal(keys.Count, (await File.ReadAllLinesAsync(site.Services.GetRequiredService<DataFolder>().Withdrawals, TestContext.Current.CancellationToken)).Distinct().Count());
        Assert.Equal((0, 0), await site.Db(async db => (await db.OutgoingMails.CountAsync(), await db.CommentReports.CountAsync())));
    }

    [Fact]
    public async Task Whoever_withdraws_while_another_process_writes_into_the_ledger_leaves_its_line_alone()
    {
        await using var site = await Site.StartAsync();
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        var ledger = Path.Combine(site.Folder, "withdrawals");
        Task<CommentOwnership.Change> withdrawing;
        await using (var held = new FileStream(ledger, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            withdrawing = Task.Run(() => WithdrawAsync(site, Key));
            await Task.WhenAny(withdrawing, Task.Delay(200, TestContext.Current.CancellationToken));
            await held.WriteAsync(Encoding.ASCII.GetBytes($"{new string('a', 48)} 2026-03-02T09:00:00Z\n"), TestContext.Current.CancellationToken);
        }

        Assert.IsType<CommentOwnership.Change.Done>(await withdrawing);
        Assert.Matches("^a{48} 2026-03-02T09:00:00Z\n[0-9a-f]{48} 2026-03-02T[0-9:]{8}Z\n$", await File.ReadAllTextAsync(ledger, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_start_waits_for_whoever_writes_into_the_ledger()
    {
        await using var site = await Site.StartAsync();
        var ledger = Path.Combine(site.Folder, "withdrawals");
        Task<int> replaying;
        await using (var held = new FileStream(ledger, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            replaying = Task.Run(() => ReplayAsync(site));
            await Task.WhenAny(replaying, Task.Delay(200, TestContext.Current.CancellationToken));
            await held.WriteAsync(Encoding.ASCII.GetBytes($"{new string('a', 48)} 2026-03-02T09:00:00Z\n"), TestContext.Current.CancellationToken);
        }

        Assert.Equal(0, await replaying);
        Assert.Equal(1, await site.Db(db => db.Withdrawals.CountAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Two_that_start_together_both_bring_back_what_only_the_file_knows(Database database)
    {
        var meanwhile = new Meanwhile();
        await using var site = await Site.StartAsync(database, web => meanwhile.Watch(web));
        await File.WriteAllTextAsync(Path.Combine(site.Folder, "withdrawals"), $"{new string('a', 48)} 2026-03-02T09:00:00Z\n", TestContext.Current.CancellationToken);
        meanwhile.BeforeNext<Withdrawal>(() => ReplayAsync(site));

        await ReplayAsync(site);

        Assert.Equal(1, await site.Db(db => db.Withdrawals.CountAsync()));
    }

    [Theory]
    [OnEachDatabase]
    public async Task A_withdrawal_that_comes_second_to_a_decision_is_written_down_once(Database database)
    {
        await using var site = await Site.StartAsync(database);
        await site.Has(A.CommentOn(await site.Has(A.Post)).WithKey(Key));
        var ledger = Path.Combine(site.Folder, "withdrawals");
        Task<CommentOwnership.Change> withdrawing;
        await using (new FileStream(ledger, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None))
        {
            withdrawing = Task.Run(() => WithdrawAsync(site, Key));
            await Task.WhenAny(withdrawing, Task.Delay(500, TestContext.Current.CancellationToken));
            await site.Db(db => db.Comments.ExecuteUpdateAsync(change => change.SetProperty(comment => comment.Version, comment => comment.Version + 1)));
        }

        Assert.IsType<CommentOwnership.Change.Done>(await withdrawing);
        Assert.Single(await File.ReadAllLinesAsync(ledger, TestContext.Current.CancellationToken));
        Assert.Equal(CommentState.Withdrawn, (await site.OnlyCommentAsync()).State);
    }

    private static async Task<int> ReplayAsync(Site site)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<WithdrawalLedger>().ReplayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<CommentOwnership.Change> WithdrawAsync(Site site, string key)
    {
        await using var scope = site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CommentOwnership>().WithdrawAsync(key, TestContext.Current.CancellationToken);
    }

    private static async Task AssertNoFileHoldsAsync(Site site)
    {
        foreach (var file in Directory.EnumerateFiles(site.Folder, "*", SearchOption.AllDirectories))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            AssertHasNone(await reader.ReadToEndAsync(TestContext.Current.CancellationToken), file);
        }
    }

    private static void AssertHasNone(string text, string where) =>
        Assert.All(Traces, trace => Assert.False(text.Contains(trace, StringComparison.Ordinal), $"{trace} is in {where}"));
}
