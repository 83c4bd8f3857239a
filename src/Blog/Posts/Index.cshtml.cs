using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Posts;

/// <summary>Home: the newest posts.</summary>
public sealed class IndexModel : PageModel;
