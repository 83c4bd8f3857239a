using Blog.Feeds;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Comments.Replies;

/// <summary>The replies to one comment for the feed reader of whoever wrote it. Its address opens nothing else.</summary>
public sealed class ReplyFeedModel(ReplyFeeds feeds) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string pass, CancellationToken cancel)
    {
        if (await feeds.WriteAsync(pass, cancel) is not { } feed)
        {
            return NotFound();
        }

        Response.Headers["X-Robots-Tag"] = "noindex";
        return File(feed, ReplyFeeds.MediaType);
    }
}
