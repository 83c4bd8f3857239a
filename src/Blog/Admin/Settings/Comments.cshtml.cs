using Blog.Comments;
using Blog.Comments.Rules;
using Blog.Data;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Settings;

/// <summary>What the owner wants to happen to comments with certain words.</summary>
public sealed class CommentsModel(BlogDbContext db, RulesEditing editing) : PageModel
{
    public RulesText Typed { get; private set; } = new("", "");

    public FormMerge Merge { get; private set; } = new();

    /// <summary>The help lines that are saved, as those who get them see them.</summary>
    public string HelpHtml { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var rules = await db.CommentRules.AsNoTracking().SingleAsync(cancel);
        Typed = RulesText.Of(rules);
        Merge = Typed.Open();
        HelpHtml = rules.HelpHtml;
    }

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        Merge = new FormMerge(input.Opened);
        Typed = new RulesText(PlainText.Lines(input.Care), PlainText.Lines(input.Help).Trim())
        {
            HeldPhrases = PlainText.Lines(input.Held),
            SpamPhrases = PlainText.Lines(input.Spam),
            HeldHosts = PlainText.Lines(input.HeldHosts),
            SpamHosts = PlainText.Lines(input.SpamHosts),
            KnownHosts = PlainText.Lines(input.KnownHosts),
            Reports = PlainText.Line(input.Reports),
        };
        var mistakes = await editing.SaveAsync(Typed, Merge, cancel);
        if (mistakes.Count > 0 || Merge.IsConflict)
        {
            ModelState.Add(mistakes);
            ModelState.Add(Merge);
            Response.StatusCode = Merge.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        Notice.Say(TempData, "Saved. It holds for comments that are sent or changed from now on.");
        return new SeeOther(CommentUrl.Rules);
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        /// <summary>See <see cref="FormMerge"/>.</summary>
        public string? Opened { get; set; }

        /// <summary>One phrase a line.</summary>
        public string? Care { get; set; }

        public string? Help { get; set; }

        public string? Held { get; set; }

        public string? Spam { get; set; }

        public string? HeldHosts { get; set; }

        public string? SpamHosts { get; set; }

        public string? KnownHosts { get; set; }

        /// <summary>How many take a comment from view.</summary>
        public string? Reports { get; set; }
    }
}
