using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Blog.Hosting.PageCache;

/// <summary>
/// All ready pages, up to so many bytes; then the oldest goes, unless it was asked for since it came: that one is spared and counts as new. Finding
/// one takes no lock; whatever changes the store is short and takes one.
/// </summary>
internal sealed class PageStore(SiteMemory memory, IOptions<BlogOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<PageKey, ReadyPage> pages = new();
    private readonly Dictionary<PageTag, HashSet<ReadyPage>> byTag = [];
    private readonly LinkedList<ReadyPage> byAge = [];
    private readonly HashSet<Making> inMaking = [];
    private readonly Dictionary<PageKey, Making> toJoin = [];
    private readonly Lock change = new();

    // Their clocks differ.
    private readonly bool isOneOfSeveral = !string.IsNullOrEmpty(options.Value.Redis);

    private readonly long mostBytes = options.Value.PageCacheMegabytes * 1024L * 1024L;

    private long bytes;
    private long changes;
    // What an earlier process handed out cannot be known here.
    private long lastRemoval = time.GetUtcNow().UtcTicks;

    public bool IsOn => memory.IsOn;

    /// <summary>Told of a page that has come, or was asked for, before all its forms are there.</summary>
    public event Action<ReadyPage>? Unfinished;

    /// <summary>Told that something has changed for readers, when the pages that showed it have gone.</summary>
    public event Action? Evicted;

    public long Bytes => Volatile.Read(ref bytes);

    /// <summary>Another number whenever a page, or a form of one, has come or gone.</summary>
    public long Changes => Volatile.Read(ref changes);

    public int Count => pages.Count;

    /// <summary>The ready page that answers a request; null when there is none, or none for whoever asks.</summary>
    public ReadyPage? Find(HttpRequest request) =>
        IsOn && ServeReady.IsFromReader(request) ? Find(PageKey.Of(request)) : null;

    public ReadyPage? Find(PageKey key)
    {
        if (!pages.TryGetValue(key, out var page))
        {
            return null;
        }

        if (!IsInTime(page))
        {
            return null;
        }

        if (!page.WasAskedFor)
        {
            page.WasAskedFor = true;
        }

        if (!page.IsFinished)
        {
            Unfinished?.Invoke(page);
        }

        return page;
    }

    /// <summary>Whether it may still be shown, as far as the clock has a say.</summary>
    public bool IsInTime(ReadyPage page)
    {
        var now = time.GetUtcNow().UtcTicks;
        return now < page.Until && now - page.Made < memory.LongestLife.Ticks;
    }

    /// <summary>Begins the making of a page, or joins whoever makes it already.</summary>
    /// <returns>True for the one who has to make it, and to end it with <see cref="End"/>.</returns>
    public bool Begin(PageKey key, out Making making)
    {
        lock (change)
        {
            if (toJoin.TryGetValue(key, out making!) && !making.IsOvertaken)
            {
                return false;
            }

            toJoin[key] = making = new Making(key, time.GetUtcNow());
            inMaking.Add(making);
            return true;
        }
    }

    /// <summary>Keeps a page, unless something that it shows has changed since its making began. Those who wait for it have it in either case.</summary>
    public bool Keep(Making making, ReadyPage page)
    {
        making.Done(page);
        lock (change)
        {
            if (making.IsOvertakenIn(page.Tags) || page.Size > mostBytes)
            {
                return false;
            }

            page.HasDoubtfulDate = isOneOfSeveral || Second(lastRemoval) >= Second(page.Made);
            if (pages.TryGetValue(page.Key, out var former))
            {
                page.HasDoubtfulDate |= Second(former.Made) >= Second(page.Made);
                Remove(former);
            }

            Take(page);
        }

        Unfinished?.Invoke(page);
        return true;
    }

    /// <summary>Whoever still waits for it begins anew.</summary>
    public void End(Making making)
    {
        lock (change)
        {
            inMaking.Remove(making);
            // By now somebody else may be making it anew.
            if (toJoin.GetValueOrDefault(making.Key) == making)
            {
                toJoin.Remove(making.Key);
            }
        }

        making.Fail();
    }

    /// <summary>Takes a form of a page that was made after the page itself. False: the page has gone.</summary>
    public bool Add(ReadyPage page, byte[] form, Action<byte[]> add)
    {
        lock (change)
        {
            if (page.Place is null)
            {
                return false;
            }

            bytes -= page.Size;
            add(form);
            bytes += page.Size;
            changes++;
            MakeRoom();
            return true;
        }
    }

    /// <summary>Forgets every page that shows one of these. What is being made meanwhile out of what was before is not kept either.</summary>
    public void Evict(IReadOnlyCollection<PageTag> tags)
    {
        Forget(tags);
        Evicted?.Invoke();
    }

    /// <summary>All pages there are, the newest last.</summary>
    public IReadOnlyList<ReadyPage> All()
    {
        lock (change)
        {
            return [.. byAge];
        }
    }

    /// <summary>Takes a page that was made before, and is still true.</summary>
    public void Restore(ReadyPage page)
    {
        lock (change)
        {
            if (IsInTime(page) && page.Size <= mostBytes && !pages.ContainsKey(page.Key))
            {
                Take(page);
            }
        }
    }

    private void Forget(IReadOnlyCollection<PageTag> tags)
    {
        lock (change)
        {
            lastRemoval = time.GetUtcNow().UtcTicks;
            foreach (var making in inMaking)
            {
                making.Overtake(tags);
            }

            foreach (var tag in tags)
            {
                if (tag == PageTag.Site || tag == PageTag.Stream || tag == PageTag.Unseen)
                {
                    memory.Forget();
                }

                if (tag == PageTag.Site)
                {
                    Clear();
                    return;
                }

                foreach (var page in byTag.TryGetValue(tag, out var those) ? those.ToList() : [])
                {
                    Remove(page);
                }
            }
        }
    }

    private void Take(ReadyPage page)
    {
        pages[page.Key] = page;
        page.Place = byAge.AddLast(page);
        foreach (var tag in page.Tags)
        {
            (byTag.TryGetValue(tag, out var same) ? same : byTag[tag] = []).Add(page);
        }

        bytes += page.Size;
        changes++;
        MakeRoom();
    }

    private void Clear()
    {
        while (byAge.First is { } oldest)
        {
            Remove(oldest.Value);
        }
    }

    private void MakeRoom()
    {
        while (bytes > mostBytes && byAge.First is { } oldest)
        {
            if (oldest.Value.WasAskedFor)
            {
                oldest.Value.WasAskedFor = false;
                byAge.RemoveFirst();
                byAge.AddLast(oldest);
            }
            else
            {
                lastRemoval = time.GetUtcNow().UtcTicks;
                Remove(oldest.Value);
            }
        }
    }

    private static long Second(long ticks) => ticks / TimeSpan.TicksPerSecond;

    private void Remove(ReadyPage page)
    {
        pages.TryRemove(page.Key, out _);
        byAge.Remove(page.Place!);
        page.Place = null;
        bytes -= page.Size;
        changes++;
        foreach (var tag in page.Tags)
        {
            var same = byTag[tag];
            same.Remove(page);
            if (same.Count == 0)
            {
                byTag.Remove(tag);
            }
        }
    }
}
