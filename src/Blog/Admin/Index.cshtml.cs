using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Blog.Admin;

/// <summary>What waits for the person who has just come in.</summary>
public sealed class IndexModel : PageModel;
