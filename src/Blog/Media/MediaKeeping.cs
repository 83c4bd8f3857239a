using System.Security.Claims;
using System.Security.Cryptography;
using Blog.Accounts;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Posts;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;

namespace Blog.Media;

/// <summary>What became of the wish to keep a picture.</summary>
public abstract record MediaKept
{
    private MediaKept()
    {
    }

    public sealed record Done(MediaFile File) : MediaKept;

    /// <param name="Reason">A sentence for whoever uploads it.</param>
    public sealed record Refused(string Reason) : MediaKept;
}

/// <summary>Keeps pictures, says what they show, and throws them away.</summary>
public sealed class MediaKeeping(BlogDbContext db, MediaFolder folder, MediaTurn turn, ILogger<MediaKeeping> log, TimeProvider time)
{
    public const int Megabyte = 1024 * 1024;

    /// <summary>Of one file, in bytes.</summary>
    public const int LargestFile = 10 * Megabyte;

    /// <summary>Of all files that are sent at once.</summary>
    public const long LargestUpload = 32L * Megabyte;

    private const string Unnamed = "picture";

    /// <summary>Keeps a picture. The same file sent twice is one, and found again; where its files were lost, they are made anew.</summary>
    public async Task<MediaKept> AddAsync(IFormFile upload, ClaimsPrincipal author, CancellationToken cancel)
    {
        var fileName = PlainText.Line(upload.FileName);
        if (upload.Length is 0 or > LargestFile)
        {
            return new MediaKept.Refused(upload.Length == 0 ? $"“{fileName}” is empty" : $"“{fileName}” is larger than {LargestFile / Megabyte} MB. Make it smaller and add it again");
        }

        using var content = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(content, cancel);
        var key = Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)))[..PictureAddress.KeyLength];
        var known = await FindAsync(key, cancel);
        if (known is not null && folder.Has(known.Address))
        {
            return new MediaKept.Done(known);
        }

        try
        {
            return await turn.TakeAsync(() => PictureMaking.Make(content.ToArray(), key, known?.Name ?? NameOf(fileName)), cancel) switch
            {
                PictureMade.Done made when known is not null => await PutBackAsync(made, cancel),
                PictureMade.Done made => await KeepAsync(made, author.AuthorId()!.Value, cancel),
                PictureMade.Refused refused => new MediaKept.Refused($"“{fileName}” {refused.Reason}"),
                _ => throw new InvalidOperationException("A picture is made or refused."),
            };
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            log.LogError(exception, "Pictures cannot be made on this system.");
            return new MediaKept.Refused("Pictures can’t be added on this system: its library for them is missing. Please tell whoever hosts this blog");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogError(exception, "A picture could not be written.");
            await ForgetFilesAsync(key);
            return new MediaKept.Refused($"“{fileName}” could not be written. The disk may be full: please tell whoever hosts this blog");
        }
    }

    /// <returns>Null when there is no such picture that this person may change.</returns>
    public async Task<MediaFile?> DescribeAsync(int id, string words, ClaimsPrincipal author, CancellationToken cancel)
    {
        if (await db.Media.ChangeableBy(author).SingleOrDefaultAsync(file => file.Id == id, cancel) is not { } file)
        {
            return null;
        }

        file.Describe(words);
        try
        {
            await db.SaveChangesAsync(cancel);
            return file;
        }
        catch (DbUpdateException exception) when (exception.IsRace())
        {
            // Somebody has deleted it in the same moment.
            return null;
        }
    }

    /// <summary>Throws a picture away. Posts that it is the cover of have none then, and the site its own mark; its addresses say that it is gone.</summary>
    /// <returns>False when there is no such picture that this person may change.</returns>
    public async Task<bool> DeleteAsync(int id, ClaimsPrincipal author, CancellationToken cancel)
    {
        MediaFile? file = null;
        try
        {
            await db.SaveAsReadAsync(async () =>
            {
                file = await db.Media.ChangeableBy(author).SingleOrDefaultAsync(one => one.Id == id, cancel);
                if (file is not null)
                {
                    await RemoveAsync(file, cancel);
                }

                return file is not null;
            }, cancel);
        }
        catch (DbUpdateException exception) when (exception.IsRace())
        {
            // Somebody else did the same.
            return false;
        }

        if (file is null)
        {
            return false;
        }

        folder.Delete(file.Key);
        return true;
    }

    private async Task RemoveAsync(MediaFile file, CancellationToken cancel)
    {
        db.Media.Remove(file);
        if (await db.Settings.SingleAsync(cancel) is var settings && settings.Logo == file.Address.Path)
        {
            settings.Logo = "";
        }

        foreach (var size in file.Address.Sizes)
        {
            await db.RecordLossAsync(size.Path, time.GetUtcNow(), cancel);
        }
    }

    // Those that were written before the disk was full, or the picture deleted: nobody could ever see or delete them.
    private async Task ForgetFilesAsync(string key)
    {
        if (await FindAsync(key, CancellationToken.None) is null)
        {
            folder.Delete(key);
        }
    }

    private Task<MediaFile?> FindAsync(string key, CancellationToken cancel) => db.Media.AsNoTracking().SingleOrDefaultAsync(file => file.Key == key, cancel);

    // Of a picture that is known already.
    private async Task<MediaKept> PutBackAsync(PictureMade.Done made, CancellationToken cancel)
    {
        foreach (var (size, content) in made.Files)
        {
            await folder.SaveAsync(size, content, cancel);
        }

        await ForgetFilesAsync(made.Address.Key);
        return await FindAgainAsync(made.Address.Key, cancel);
    }

    private async Task<MediaKept> FindAgainAsync(string key, CancellationToken cancel) =>
        await FindAsync(key, cancel) is { } known ? new MediaKept.Done(known) : new MediaKept.Refused("Somebody has just deleted this picture. Add it again");

    // The files first: a row without them would be a picture that cannot be seen; files without a row are overwritten one day by the same.
    private async Task<MediaKept> KeepAsync(PictureMade.Done made, int authorId, CancellationToken cancel)
    {
        foreach (var (size, content) in made.Files)
        {
            await folder.SaveAsync(size, content, cancel);
            await db.RecordUseAsync(size.Path, cancel);
        }

        var file = db.Media.Add(new MediaFile(made.Address, made.Files.Sum(one => (long)one.Content.Length), authorId, time.GetUtcNow())).Entity;
        try
        {
            await db.SaveChangesAsync(cancel);
            return new MediaKept.Done(file);
        }
        catch (DbUpdateException exception) when (exception.IsRace())
        {
            // The same file in the same moment.
            db.ChangeTracker.Clear();
            return await FindAgainAsync(made.Address.Key, cancel);
        }
    }

    private static string NameOf(string fileName)
    {
        var slug = Slug.From(Path.GetFileNameWithoutExtension(fileName), Unnamed);
        return slug[..Math.Min(slug.Length, PictureAddress.NameLength)].TrimEnd('-');
    }
}
