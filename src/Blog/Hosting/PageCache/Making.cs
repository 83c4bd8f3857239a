namespace Blog.Hosting.PageCache;

/// <summary>A page that is being made right now: once for all who ask for it before something changes.</summary>
internal sealed class Making(PageKey key, DateTimeOffset began)
{
    private readonly TaskCompletionSource<Outcome> outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HashSet<PageTag> changed = [];

    public PageKey Key => key;

    public DateTimeOffset Began => began;

    /// <summary>What becomes of it.</summary>
    public Task<Outcome> Ended => outcome.Task;

    /// <summary>Under the lock of the store: something has changed since it began. Whoever asks from now on may be one who knows.</summary>
    public bool IsOvertaken => changed.Count > 0;

    /// <summary>Under the lock of the store: these have changed since it began.</summary>
    public void Overtake(IEnumerable<PageTag> tags) => changed.UnionWith(tags);

    /// <summary>Under the lock of the store: whether it may show one of these as it was before.</summary>
    public bool IsOvertakenIn(IReadOnlyCollection<PageTag> tags) => IsOvertaken && (changed.Contains(PageTag.Site) || changed.Overlaps(tags));

    /// <summary>There it is for all who have waited, kept or not: they had asked before anything changed.</summary>
    public void Done(ReadyPage page) => outcome.TrySetResult(new Outcome(page, IsFailed: false));

    /// <summary>It is nobody's but the one's who asked.</summary>
    public void Decline() => outcome.TrySetResult(new Outcome(Page: null, IsFailed: false));

    /// <summary>Whoever made it did not come to the end, as when that reader has gone: somebody else has to.</summary>
    public void Fail() => outcome.TrySetResult(new Outcome(Page: null, IsFailed: true));

    /// <param name="Page">Null: whoever waited has to get an answer of their own.</param>
    /// <param name="IsFailed">It may still become one for all.</param>
    internal readonly record struct Outcome(ReadyPage? Page, bool IsFailed);
}
