using Blog.Data;
using Blog.Posts.Tags;
using Microsoft.EntityFrameworkCore;

namespace Blog.Posts.Editing;

/// <summary>Finds the names a post goes by: its slug and its tags.</summary>
public sealed class PostNaming(BlogDbContext db)
{
    /// <summary>How many numbers are asked for at once behind a name that is taken, and by how much more each time after.</summary>
    private const int AskedFirst = 8;

    private const int Growth = 4;

    /// <summary>
    /// The slug for <paramref name="text"/>: what the author typed, or one made from the title. One that was made from the title follows it until
    /// the post is released for the first time.
    /// </summary>
    /// <returns>Null when what the author typed belongs to another post.</returns>
    public async Task<string?> SlugAsync(Post post, PostText text, CancellationToken cancel)
    {
        var made = FromTitle(text.Title);
        if (text.Slug.Length == 0 || FollowsTitle(post, text))
        {
            return Slug.IsNumbered(post.Slug, made) ? post.Slug : await FreeAsync(post, made, cancel);
        }

        var typed = Slug.From(text.Slug, fallback: made);
        return await IsTakenAsync(post, typed, cancel) ? null : typed;
    }

    /// <summary>
    /// The tags of these names; those that are new are added to the context. The former name of a tag means what it has become: it may come from a
    /// text that was written before.
    /// </summary>
    public async Task<IReadOnlyList<Tag>> TagsAsync(IReadOnlyList<string> names, CancellationToken cancel)
    {
        var slugs = names.Select(TagNames.SlugOf).ToList();
        // By its very name too: its slug may have been made by an earlier version, in another way.
        var found = await db.Tags.Where(tag => slugs.Contains(tag.Slug) || names.Contains(tag.Name)).ToListAsync(cancel);
        var known = found.ToDictionary(tag => tag.Slug);
        await AddFormerAsync(known, slugs.Where(slug => !known.ContainsKey(slug)).ToDictionary(PostUrl.ToTag), cancel);
        return [.. names.Select(name => found.Find(tag => tag.Name == name) ?? known.GetValueOrDefault(TagNames.SlugOf(name)) ?? db.Tags.Add(new Tag(name)).Entity).Distinct()];
    }

    private async Task AddFormerAsync(Dictionary<string, Tag> known, Dictionary<string, string> slugsByPath, CancellationToken cancel)
    {
        if (slugsByPath.Count == 0)
        {
            return;
        }

        var paths = slugsByPath.Keys.ToList();
        var former = await db.Redirects.AsNoTracking().Where(redirect => paths.Contains(redirect.Path) && redirect.Target != null).ToListAsync(cancel);
        var targets = former.ConvertAll(redirect => redirect.Target![PostUrl.ToTag("").Length..]);
        var tags = targets.Count == 0 ? [] : await db.Tags.Where(tag => targets.Contains(tag.Slug)).ToDictionaryAsync(tag => PostUrl.ToTag(tag.Slug), cancel);
        foreach (var redirect in former.Where(redirect => tags.ContainsKey(redirect.Target!)))
        {
            known[slugsByPath[redirect.Path]] = tags[redirect.Target!];
        }
    }

    private static bool FollowsTitle(Post post, PostText text) =>
        post is { IsReleased: false, WasPublic: false } && text.Slug == post.Slug && Slug.IsNumbered(post.Slug, FromTitle(post.Title));

    private static string FromTitle(string title) => Slug.From(title, fallback: "post");

    // Asked for more and more numbers at a time: thousands of drafts may have no title yet.
    private async Task<string> FreeAsync(Post post, string slug, CancellationToken cancel)
    {
        List<string> slugs = [slug];
        for (var (number, many) = (2, AskedFirst); ; (number, many) = (number + many, many * Growth))
        {
            if ((await FreeAsync(post, slugs, cancel)).FirstOrDefault() is { } free)
            {
                return free;
            }

            slugs = [.. Enumerable.Range(number, many).Select(one => Slug.Numbered(slug, one))];
        }
    }

    private async Task<IEnumerable<string>> FreeAsync(Post post, List<string> slugs, CancellationToken cancel)
    {
        var taken = await db.Posts.Where(other => EF.Parameter(slugs).Contains(other.Slug) && other.Id != post.Id).Select(other => other.Slug).ToListAsync(cancel);
        var left = slugs.Except(taken).ToList();
        // A link to a post that was renamed should not suddenly open another one.
        var paths = left.ConvertAll(PostUrl.To);
        var former = paths.Count == 0 ? [] : await db.Redirects.Where(redirect => EF.Parameter(paths).Contains(redirect.Path)).Select(redirect => redirect.Path).ToListAsync(cancel);
        return left.ExceptBy(former, PostUrl.To);
    }

    private Task<bool> IsTakenAsync(Post post, string slug, CancellationToken cancel) =>
        db.Posts.AnyAsync(other => other.Slug == slug && other.Id != post.Id, cancel);
}
