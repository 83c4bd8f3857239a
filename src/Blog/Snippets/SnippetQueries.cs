using System.Security.Claims;
using Blog.Accounts;

namespace Blog.Snippets;

public static class SnippetQueries
{
    /// <summary>Those that <paramref name="user"/> keeps, by name.</summary>
    public static IQueryable<Snippet> Of(this IQueryable<Snippet> snippets, ClaimsPrincipal user)
    {
        var id = user.AuthorId();
        return snippets.Where(snippet => snippet.AuthorId == id).OrderBy(snippet => snippet.Name).ThenBy(snippet => snippet.Id);
    }
}
