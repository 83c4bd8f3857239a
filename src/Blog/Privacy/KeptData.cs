namespace Blog.Privacy;

/// <summary>One kind of thing that is kept of people: what, why and for how long, in the words of the privacy page.</summary>
/// <param name="What">From the site's texts, asked for when the page is made.</param>
/// <param name="Columns">Where it lies in the database, as "Comment.Email".</param>
public sealed record KeptData(Func<string> What, Func<string> Why, Func<int, string> HowLong, IReadOnlyList<string> Columns);
