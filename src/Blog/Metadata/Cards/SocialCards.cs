using Blog.Hosting.PageCache;
using Blog.Posts;
using Blog.Settings;

namespace Blog.Metadata.Cards;

/// <summary>
/// The cards of all pages. They are drawn ahead of time, but an address may be given out before: whoever asks for a card that is not there yet
/// waits until it is drawn.
/// </summary>
internal sealed class SocialCards(CardFolder folder, PageStore pages, TimeProvider time, ILogger<SocialCards> log) : IDisposable
{
    /// <summary>After one that could not be written: a full disk is not asked again and again.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    // One at a time: drawing is for machines, and people read meanwhile.
    private readonly SemaphoreSlim turn = new(1);
    private long pausedUntil;

    /// <summary>The path of the card of a post or, without one, of the site; null where no cards can be drawn.</summary>
    public string? AddressOf(Article? post, CurrentSite site) =>
        !CanDraw ? null
        : post is null ? SocialCard.OfSite(site.Settings).Path
        : SocialCard.OfPost(post.Uid, post.Title, post.AuthorName, site.Settings).Path;

    /// <summary>The file of a card, drawn if need be; null where that is not possible.</summary>
    public async Task<string?> FileAsync(SocialCard card, CancellationToken cancel)
    {
        if (folder.Has(card))
        {
            return folder.PathOf(card);
        }

        await turn.WaitAsync(cancel);
        try
        {
            if (CanDraw && !folder.Has(card))
            {
                await folder.SaveAsync(card, await Task.Run(() => CardDrawing.Draw(card), cancel), cancel);
            }

            return folder.Has(card) ? folder.PathOf(card) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(exception, "A social card could not be written; pages are shared without a picture for a while.");
            DoWithout(time.GetUtcNow() + Pause);
            return null;
        }
        catch (Exception exception) when (exception is DllNotFoundException or TypeInitializationException)
        {
            // A system without the drawing library: pages do without from now on, and the next start tries again.
            DoWithout(DateTimeOffset.MaxValue);
            log.LogWarning(exception, "Social cards cannot be drawn here; pages are shared without a picture.");
            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private bool CanDraw => time.GetUtcNow().Ticks >= Interlocked.Read(ref pausedUntil);

    private void DoWithout(DateTimeOffset until)
    {
        Interlocked.Exchange(ref pausedUntil, until.Ticks);
        pages.Evict([PageTag.Site]);
    }
}
