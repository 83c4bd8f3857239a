using System.Globalization;
using Blog.Data;
using Blog.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Keys;

/// <summary>
/// Remembers withdrawals where a restored backup does not reach: beside the database in a file of the data folder, which is only ever added to, and in
/// the database for the other nodes. Both hold keyed hashes and nothing else that could tell whose words they were.
/// </summary>
public sealed class WithdrawalLedger(BlogDbContext db, DataFolder folder, TimeProvider time)
{
    /// <summary>Looks at whether somebody else still has the file: ten seconds, where a line takes milliseconds.</summary>
    private const int MostLooks = 500;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(20);

    /// <summary>Notes that a comment is being withdrawn. The file first: what was promised must outlive whatever happens to the database.</summary>
    /// <returns>What is to be saved together with the withdrawn comment, however often that is tried.</returns>
    public async Task<Withdrawal> NoteAsync(Comment comment, CancellationToken cancel)
    {
        var withdrawal = new Withdrawal(comment.KeyHash ?? throw new InvalidOperationException("Only the holder of a key withdraws."), time.GetUtcNow());
        await AppendAsync([withdrawal], cancel);
        return withdrawal;
    }

    /// <summary>Withdraws again whatever a restore has brought back. At every start, and after every restore.</summary>
    /// <returns>How many comments it was.</returns>
    public Task<int> ReplayAsync(CancellationToken cancel) => db.UntilWonAsync(Tries.Many, async () =>
    {
        // Another node may start with the same database, or somebody withdraw at one that serves already.
        await BringTogetherAsync(cancel);
        var back = await db.Comments
            .Where(comment => comment.State != CommentState.Withdrawn && db.Withdrawals.Any(withdrawal => withdrawal.KeyHash == comment.KeyHash))
            .ToListAsync(cancel);
        back.ForEach(comment => comment.Withdraw(time.GetUtcNow()));
        await db.SaveChangesAsync(cancel);
        return back.Count;
    });

    private async Task BringTogetherAsync(CancellationToken cancel)
    {
        var inFile = await ReadAsync(cancel);
        var inDatabase = await db.Withdrawals.AsNoTracking().ToListAsync(cancel);
        await AppendAsync(inDatabase.ExceptBy(inFile.Select(Mark), Mark), cancel);
        db.Withdrawals.AddRange(inFile.ExceptBy(inDatabase.Select(Mark), Mark));
        await db.SaveChangesAsync(cancel);
    }

    private async Task<List<Withdrawal>> ReadAsync(CancellationToken cancel)
    {
        if (!File.Exists(folder.Withdrawals))
        {
            return [];
        }

        List<string> lines = [];
        using var reader = new StreamReader(await HoldFileAsync(cancel));
        while (await reader.ReadLineAsync(cancel) is { } line)
        {
            lines.Add(line);
        }

        return [.. lines.Select(Parse).OfType<Withdrawal>().DistinctBy(Mark)];
    }

    private async Task AppendAsync(IEnumerable<Withdrawal> withdrawals, CancellationToken cancel)
    {
        var lines = string.Concat(withdrawals.Select(one => string.Create(CultureInfo.InvariantCulture, $"{Mark(one)} {one.WithdrawnAt.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}\n")));
        if (lines.Length == 0)
        {
            return;
        }

        await using var file = await HoldFileAsync(cancel);
        await file.WriteAsync(System.Text.Encoding.ASCII.GetBytes(IsCutOffAtEnd(file) ? $"\n{lines}" : lines), cancel);
        file.Flush(flushToDisk: true);
    }

    // To add to a file is to find its end first: two at once would write over each other, here or in another process that serves from this folder. The
    // operating system lets go of it when a process dies.
    private async Task<FileStream> HoldFileAsync(CancellationToken cancel)
    {
        for (var looks = 1; ; looks++)
        {
            try
            {
                return new FileStream(folder.Withdrawals, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (looks < MostLooks)
            {
                await Task.Delay(BetweenLooks, cancel);
            }
        }
    }

    // By a crash or a full disk: what was joined to such a line could not be read either. Leaves the file at its end.
    private static bool IsCutOffAtEnd(FileStream file)
    {
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }

    // A line that was cut off by a crash tells nothing; its withdrawal is in the database, or was never promised.
    private static Withdrawal? Parse(string line) =>
        line.Split(' ') is [{ Length: CommentKeys.HashBytes * 2 } hash, var at]
        && hash.All(char.IsAsciiHexDigit)
        && DateTimeOffset.TryParse(at, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var withdrawnAt)
            ? new Withdrawal(Convert.FromHexString(hash), withdrawnAt)
            : null;

    private static string Mark(Withdrawal withdrawal) => Convert.ToHexStringLower(withdrawal.KeyHash);
}
