using Blog.Comments.Submissions;
using Blog.Data;
using Blog.Hosting.Addresses;
using Blog.Hosting.Limits;
using Blog.Posts;
using Blog.Shared;
using Blog.Shared.Forms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Reports;

/// <summary>Where a reader tells what is wrong with a comment.</summary>
[IgnoreAntiforgeryToken]
[RequestSizeLimit(CommentForm.LargestBody)]
public sealed class ReportModel(BlogDbContext db, Reporting reporting, FormTime formTime, VisitorLimits limits, TimeProvider time) : PageModel
{
    public CommentedPost Post { get; private set; } = null!;

    public CommentThread.Said Comment { get; private set; } = null!;

    /// <summary>The comment went while its report was written: there are only the reporter's own words to show.</summary>
    public bool IsGone { get; private set; }

    /// <summary>The signed <see cref="FormTime"/>.</summary>
    public string Time { get; private set; } = "";

    public ReportReason? Reason { get; private set; }

    public string Words { get; private set; } = "";

    public Task<IActionResult> OnGetAsync(string slug, int id, CancellationToken cancel) => ShowAsync(slug, id, cancel);

    public async Task<IActionResult> OnPostAsync(string slug, int id, Input input, CancellationToken cancel)
    {
        Reason = Enum.GetValues<ReportReason>().Cast<ReportReason?>().FirstOrDefault(reason => reason.ToString() == input.Reason);
        Words = PlainText.WithoutTurns(PlainText.Lines(input.Words)).Trim();
        Time = formTime.Read(input.Form) is null ? "" : input.Form!;
        var page = await ShowAsync(slug, id, cancel);
        if (page is not PageResult)
        {
            return await this.LeadOnAsync(db, time.GetUtcNow(), cancel) ?? SayGone();
        }

        if (limits.Report(HttpContext) is { IsAllowed: false } pace)
        {
            pace.Refuse(Response);
            ModelState.AddModelError("", CommentTexts.TooMany);
            return page;
        }

        switch (await reporting.ReportAsync(slug, id, new ReportDraft(Reason, Words, input.Form, input.Subject), () => limits.IsFirstReport(HttpContext, id), cancel))
        {
            case Reporting.Outcome.Done:
                return new SeeOther(PostUrl.ToReported(slug));
            case Reporting.Outcome.Refused(var mistakes):
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                ModelState.Add(mistakes);
                return page;
            default:
                return SayGone();
        }
    }

    public static string TextOf(ReportReason reason) => reason switch
    {
        ReportReason.Hurtful => CommentTexts.ReportHurtful,
        ReportReason.Private => CommentTexts.ReportPrivate,
        ReportReason.Danger => CommentTexts.ReportDanger,
        ReportReason.Advertising => CommentTexts.ReportAdvertising,
        _ => CommentTexts.ReportOther,
    };

    private async Task<IActionResult> ShowAsync(string slug, int id, CancellationToken cancel)
    {
        var comment = await reporting.Reportable(slug, id).Select(CommentThread.AsSaid).SingleOrDefaultAsync(cancel);
        if (comment is null || await CommentedPost.FindAsync(db, slug, time.GetUtcNow(), cancel) is not { } post)
        {
            return NotFound();
        }

        (Comment, Post) = (comment, post);
        Time = Time.Length > 0 ? Time : formTime.Issue();
        return Page();
    }

    private PageResult SayGone()
    {
        IsGone = true;
        Response.StatusCode = StatusCodes.Status404NotFound;
        return Page();
    }

    /// <summary>What the form sends.</summary>
    public sealed class Input
    {
        public string? Reason { get; set; }

        public string? Words { get; set; }

        public string? Form { get; set; }

        /// <summary>People do not see this field.</summary>
        public string? Subject { get; set; }
    }
}
