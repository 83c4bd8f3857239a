namespace Blog.Comments.Digests;

/// <summary>When somebody who moderates gets a letter about what waits, and how far they have been told.</summary>
public sealed class DigestPlan
{
    /// <summary>However many comments break through: one letter in that time.</summary>
    private static readonly TimeSpan BetweenBreakingThrough = TimeSpan.FromMinutes(15);

    private DigestPlan()
    {
    }

    public DigestPlan(int authorId, DateTimeOffset now)
    {
        AuthorId = authorId;
        LookedAt = now;
    }

    public int AuthorId { get; private set; }

    public DigestRhythm Rhythm { get; private set; }

    public int ChosenHours { get; private set; }

    public int QuietFrom { get; private set; }

    public int QuietUntil { get; private set; }

    public DigestHours Hours => new(Rhythm, ChosenHours, QuietFrom, QuietUntil);

    /// <summary>The letter quotes what waits.</summary>
    public bool WithWords { get; private set; }

    /// <summary>What needs care is told at once, at any hour.</summary>
    public bool CareBreaksThrough { get; private set; }

    /// <summary>Every hour up to then has had its letter, or needed none.</summary>
    public DateTimeOffset LookedAt { get; private set; }

    /// <summary>Since when the newest has waited that a letter told of.</summary>
    public DateTimeOffset? ToldOf { get; private set; }

    /// <summary>The same of what needs care.</summary>
    public DateTimeOffset? ToldOfCare { get; private set; }

    public DateTimeOffset? BrokeThroughAt { get; private set; }

    /// <summary>Grows with every change, so that of several nodes one alone sends a letter.</summary>
    public long Version { get; private set; }

    /// <summary>Hours that have gone by have gone by: the first letter is for the next one.</summary>
    public void Decide(DigestHours hours, bool withWords, bool careBreaksThrough, DateTimeOffset now)
    {
        (Rhythm, ChosenHours, QuietFrom, QuietUntil) = hours;
        (WithWords, CareBreaksThrough, LookedAt) = (withWords, careBreaksThrough, now);
        Version++;
    }

    /// <summary>There is something for a letter at a due hour. Hour after hour it has to be something new.</summary>
    /// <param name="newest">Since when the newest waits; null when nothing does.</param>
    public bool HasNews(DateTimeOffset? newest) => newest is not null && (Rhythm == DigestRhythm.AtHours || ToldOf is null || newest > ToldOf);

    /// <summary>There is something that the author wants to be told of at once.</summary>
    /// <param name="newest">Since when the newest waits that needs care; null when nothing does.</param>
    /// <param name="now">The present.</param>
    public bool IsBrokenThrough(DateTimeOffset? newest, DateTimeOffset now) =>
        CareBreaksThrough && newest is not null && (ToldOfCare is null || newest > ToldOfCare) && (BrokeThroughAt is null || now - BrokeThroughAt >= BetweenBreakingThrough);

    /// <summary>The letter of a due hour has been written, or there was nothing to write.</summary>
    public void Look(DateTimeOffset now)
    {
        LookedAt = now;
        Version++;
    }

    public void BreakThrough(DateTimeOffset now)
    {
        BrokeThroughAt = now;
        Version++;
    }

    public void Tell(DateTimeOffset? newest, DateTimeOffset? newestThatNeedsCare) => (ToldOf, ToldOfCare) = (newest ?? ToldOf, newestThatNeedsCare ?? ToldOfCare);
}
