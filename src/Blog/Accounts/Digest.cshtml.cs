using System.Globalization;
using Blog.Comments.Digests;
using Blog.Data;
using Blog.Hosting;
using Blog.Settings;
using Blog.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Blog.Accounts;

/// <summary>When one is told by letter what waits: everybody with a role moderates something.</summary>
[Authorize(Policies.Enter)]
public sealed class DigestModel(BlogDbContext db, DigestPlanning planning, CurrentSite site, IOptions<BlogOptions> options, TimeProvider time) : PageModel
{
    public sealed class Input
    {
        public DigestRhythm Rhythm { get; init; }

        // The binder fills the list that it finds; one that cannot grow would stay empty.
        public IList<int> Hours { get; init; } = [];

        [FromForm(Name = "quiet-from")]
        public int QuietFrom { get; init; }

        [FromForm(Name = "quiet-until")]
        public int QuietUntil { get; init; }

        public bool Care { get; init; }

        public bool Words { get; init; }

        public bool IsPossible => Enum.IsDefined(Rhythm) && Hours.Append(QuietFrom).Append(QuietUntil).All(hour => hour is >= 0 and < DigestHours.InDay);

        public DigestHours ToHours() => new(Rhythm, DigestHours.Bits(Hours), QuietFrom, QuietUntil);

        public static Input Of(DigestPlan? plan)
        {
            var hours = plan?.Hours ?? DigestHours.Suggested;
            return new Input
            {
                Rhythm = hours.Rhythm,
                Hours = [.. Enumerable.Range(0, DigestHours.InDay).Where(hours.IsChosen)],
                QuietFrom = hours.QuietFrom,
                QuietUntil = hours.QuietUntil,
                Care = plan?.CareBreaksThrough ?? false,
                Words = plan?.WithWords ?? false,
            };
        }
    }

    public Input Form { get; private set; } = new();

    /// <summary>The next hour in which a letter may come; null when none may.</summary>
    public DateTimeOffset? Next { get; private set; }

    public bool HasMailServer => options.Value.Smtp.Host is { Length: > 0 };

    /// <summary>"07:00".</summary>
    public static string Clock(int hour) => new TimeOnly(hour, 0).ToString("HH':'mm", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        var plan = await db.DigestPlans.AsNoTracking().SingleOrDefaultAsync(plan => plan.AuthorId == User.AuthorId(), cancel);
        (Form, Next) = (Input.Of(plan), plan?.Hours.FirstAfter(time.GetUtcNow(), site));
    }

    public async Task<IActionResult> OnPostAsync(Input input, CancellationToken cancel)
    {
        if (User.AuthorId() is not { } authorId)
        {
            return Challenge();
        }

        Form = input;
        if (ModelState.IsValid && !input.IsPossible)
        {
            ModelState.AddModelError("hours", "Choose hours from the list");
        }
        else if (ModelState.IsValid && input.Rhythm == DigestRhythm.AtHours && input.Hours.Count == 0)
        {
            ModelState.AddModelError("hours", "Choose an hour at least, or another time");
        }
        else if (ModelState.IsValid && input.Rhythm == DigestRhythm.AtHours && input.ToHours().AreAllQuiet)
        {
            ModelState.AddModelError("hours", "All of these are quiet hours. Choose another one, or make fewer hours quiet");
        }

        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }

        await planning.DecideAsync(authorId, input.ToHours(), input.Words, input.Care, cancel);
        Notice.Say(TempData, "Saved.");
        return new SeeOther(DigestUrl.Page);
    }
}
