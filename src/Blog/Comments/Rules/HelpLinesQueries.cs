using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Rules;

public static class HelpLinesQueries
{
    /// <summary>The help lines as HTML, for whoever sent a comment that needs care; empty for everybody else.</summary>
    public static async Task<string> HelpForAsync(this IQueryable<CommentRules> rules, bool needsCare, CancellationToken cancel) =>
        needsCare ? await rules.Select(one => one.HelpHtml).SingleAsync(cancel) : "";
}
