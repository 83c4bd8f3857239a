using System.Globalization;
using Blog.Posts.Tags;
using Blog.Search;
using Blog.Shared;
using Microsoft.AspNetCore.Http.Extensions;

namespace Blog.Admin.Posts;

/// <summary>Which posts the list shows, in which order and from where on: all that stands behind the question mark. What is not understood is passed over.</summary>
public sealed class PostFilter
{
    /// <summary>"drafts", "scheduled", "published" or "bin"; null: all but the bin.</summary>
    public string? State { get; set; }

    /// <summary>Words from the title or the text.</summary>
    public string? Q { get; set; }

    /// <summary>The name of a tag.</summary>
    public string? Tag { get; set; }

    /// <summary>The id of an author.</summary>
    public string? Author { get; set; }

    /// <summary>The name of a series.</summary>
    public string? Series { get; set; }

    /// <summary>"oldest" or "newest" first; null: as suits the state.</summary>
    public string? Sort { get; set; }

    /// <summary>Where the page before ended, as <see cref="KeyOf"/> says it.</summary>
    public string? After { get; set; }

    public SearchQuery Search => SearchQuery.Parse(Q);

    public string TagSlug => PlainText.Line(Tag) is { Length: > 0 } name ? TagNames.SlugOf(name) : "";

    public string SeriesSlug => Blog.Posts.Series.SlugOf(PlainText.Line(Series));

    public int? AuthorId => int.TryParse(Author, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>Something besides the state narrows the list.</summary>
    public bool IsNarrow => !Search.IsEmpty || TagSlug.Length > 0 || SeriesSlug.Length > 0 || AuthorId is not null;

    /// <summary>True where the date is that of publishing, else the last change.</summary>
    public bool GoesByPublishing => State is "published" or "scheduled";

    /// <summary>What is scheduled comes in the order in which it will appear.</summary>
    public bool IsOldestFirst => Sort == "oldest" || (Sort is null && State == "scheduled");

    /// <summary>The last post of the page before; null on the first page.</summary>
    public (DateTimeOffset At, int Id)? Last =>
        After?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (new DateTimeOffset(at, TimeSpan.Zero), number)
            : null;

    public static string KeyOf(DateTimeOffset at, int id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}-{id}");

    /// <summary>The list in another state, from its beginning.</summary>
    public string InState(string? state) => AddressOf(state, sort: null, after: null);

    public string Sorted(string? sort) => AddressOf(State, sort, after: null);

    public string From(string? after) => AddressOf(State, Sort, after);

    private string AddressOf(string? state, string? sort, string? after)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("state", state), ("q", Q), ("tag", Tag), ("author", Author), ("series", Series), ("sort", sort), ("after", after) })
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }

        return $"/admin/posts{query}";
    }
}
