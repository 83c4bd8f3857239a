namespace Blog.Feeds;

/// <summary>What a feed says, whichever format it is written in. All addresses are whole ones.</summary>
internal sealed record Feed
{
    public required string Title { get; init; }

    /// <summary>May be empty.</summary>
    public required string Subtitle { get; init; }

    /// <summary>The page that shows the same to people.</summary>
    public required string Home { get; init; }

    public required string Self { get; init; }

    /// <summary>For an archive document: the feed that it belongs to, which goes on changing. Null: it is that feed.</summary>
    public string? Current { get; init; }

    /// <summary>The archive document with what came before (RFC 5005); null at the end.</summary>
    public string? Earlier { get; init; }

    public string? Later { get; init; }

    public required string Language { get; init; }

    public required string Icon { get; init; }

    public required IReadOnlyList<FeedEntry> Entries { get; init; }

    /// <summary>The last change to any entry; an empty feed has never changed.</summary>
    public DateTimeOffset ChangedAt => Entries.Count == 0 ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.ChangedAt);
}

/// <param name="Id">Never changes, whatever becomes of title and address.</param>
/// <param name="Title">Plain text, as all but <paramref name="Html"/>.</param>
/// <param name="Address">Where people read it.</param>
/// <param name="Summary">May be empty.</param>
/// <param name="Html">All of it, with whole addresses.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="PublishedAt">When readers could first see it.</param>
/// <param name="ChangedAt">When it last changed for readers.</param>
/// <param name="Tags">In their order.</param>
/// <param name="Language">Null: the one of the feed.</param>
/// <param name="Picture">The address of its cover; null: it has none.</param>
internal sealed record FeedEntry(
    string Id, string Title, string Address, string Summary, string Html, FeedAuthor Author, DateTimeOffset PublishedAt, DateTimeOffset ChangedAt, IReadOnlyList<string> Tags,
    string? Language, string? Picture);

/// <param name="Address">A page about this person; null when there is none here.</param>
internal sealed record FeedAuthor(string Name, string? Address);
