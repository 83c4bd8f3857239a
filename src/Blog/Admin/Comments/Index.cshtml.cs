using Blog.Accounts;
using Blog.Comments;
using Blog.Data;
using Blog.Posts;
using Blog.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Blog.Admin.Comments;

/// <summary>The comments this person may decide on, by state; decisions on one or many, and taking them back.</summary>
public sealed class IndexModel(BlogDbContext db, Moderation moderation, TimeProvider time) : PageModel
{
    /// <summary>What readers have reported and still see.</summary>
    private const string ReportedTab = "Reported";

    private static readonly IReadOnlyList<(string Name, string? Show, CommentState State)> States =
    [
        ("Waiting", null, CommentState.Pending),
        ("Approved", "approved", CommentState.Approved),
        ("Declined", "declined", CommentState.Declined),
        ("Private", "private", CommentState.Read),
        ("Spam", "spam", CommentState.Spam),
        (ReportedTab, "reported", CommentState.Approved),
    ];

    public sealed record Tab(string Name, string? Show, CommentState State, Tally Count)
    {
        public bool IsReported => Name == ReportedTab;
    }

    /// <param name="Count">How many comments.</param>
    /// <param name="Done">What was decided on them.</param>
    /// <param name="Seen">As the value of the button.</param>
    public sealed record Undoable(int Count, CommentState Done, string Seen);

    public IReadOnlyList<Tab> Tabs { get; private set; } = [];

    public Tab Here { get; private set; } = null!;

    public CommentList.Page Queue { get; private set; } = null!;

    /// <summary>Where this page is, and where its forms go.</summary>
    public string Address { get; private set; } = CommentUrl.Queue;

    /// <summary>The last decision, as long as nothing else has happened to its comments.</summary>
    public Undoable? Undo { get; private set; }

    public string? Previous => Queue.Previous is { } place ? AddressOf(Here.Show, $"before={place}") : null;

    public string? Next => Queue.Next is { } place ? AddressOf(Here.Show, $"after={place}") : null;

    public async Task OnGetAsync(string? show, string? after, string? before, string? undo, CancellationToken cancel)
    {
        var mine = db.Comments.AsNoTracking().ModeratableBy(User);
        var tabs = new List<Tab>();
        foreach (var (name, tab, state) in States.Where(one => one.State != CommentState.Read || User.MayReadPrivateNotes()))
        {
            tabs.Add(new Tab(name, tab, state, await ListOf(mine, name, state).CountAsync(cancel)));
        }

        Tabs = tabs;
        Here = Tabs.FirstOrDefault(tab => tab.Show == show) ?? Tabs[0];
        Address = AddressOf(show, after, before);
        Queue = await ListOf(mine, Here.Name, Here.State).LoadAsync(QueuePlace.Parse(after), QueuePlace.Parse(before), QueuedComment.With(db.Posts.Published(time.GetUtcNow())), cancel);
        Undo = await FindUndoableAsync(mine, Moderation.Seen.ParseAll((undo ?? "").Split(',')), cancel);
    }

    public async Task<IActionResult> OnPostAsync(Input input, string? show, string? after, string? before, CancellationToken cancel)
    {
        if (input.Reply is not null && Moderation.Seen.ParseAll([input.Reply]) is [var answered])
        {
            return new SeeOther(CommentUrl.ToReply(answered.Id));
        }

        var here = AddressOf(show, after, before);
        var seen = Moderation.Seen.ParseAll(input.Chosen);
        if (seen.Count == 0 || (input.Undo is null && input.Decision is null))
        {
            Notice.Say(TempData, "Nothing was chosen.");
            return new SeeOther(here);
        }

        if (seen.Count > CommentList.PageSize)
        {
            Notice.Say(TempData, "One page of comments at a time: nothing was done.");
            return new SeeOther(here);
        }

        var decided = input.Undo is null
            ? await moderation.DecideAsync(seen, input.Decision!.Value, User, cancel)
            : await moderation.UndoAsync(seen, User, cancel);
        Tell(decided, isUndo: input.Undo is not null);
        return new SeeOther(decided.Done.Count == 0 || input.Undo is not null ? here : $"{here}{(here.Contains('?') ? '&' : '?')}undo={string.Join(',', decided.Done)}");
    }

    // From the reports, of which there are few.
    private CommentList ListOf(IQueryable<Comment> mine, string tab, CommentState state) =>
        new(tab == ReportedTab ? mine.Where(comment => db.CommentReports.Select(report => report.CommentId).Contains(comment.Id)) : mine, state);

    private static async Task<Undoable?> FindUndoableAsync(IQueryable<Comment> comments, IReadOnlyList<Moderation.Seen> seen, CancellationToken cancel)
    {
        if (seen.Count == 0)
        {
            return null;
        }

        var ids = seen.Select(one => one.Id).ToList();
        var found = await comments.Where(comment => ids.Contains(comment.Id) && comment.StateBefore != null)
            .Select(comment => new { Seen = new Moderation.Seen(comment.Id, comment.Version), comment.State }).ToListAsync(cancel);
        var current = found.Where(comment => seen.Contains(comment.Seen)).ToList();
        return current.Count == 0 ? null : new Undoable(current.Count, current[0].State, string.Join(',', current.Select(comment => comment.Seen)));
    }

    private void Tell(Moderation.Decided decided, bool isUndo)
    {
        if (decided.Late > 0)
        {
            Notice.Say(TempData, decided.Late == 1
                ? "One comment had changed in the meantime. Nothing was done to it: have another look."
                : $"{decided.Late} comments had changed in the meantime. Nothing was done to them: have another look.");
        }
        else if (isUndo)
        {
            Notice.Say(TempData, decided.Done.Count == 1 ? "1 comment is back where it was." : $"{decided.Done.Count} comments are back where they were.");
        }
    }

    private static string AddressOf(string? show, string? after, string? before) => AddressOf(
        show, QueuePlace.Parse(after) is { } behind ? $"after={behind}" : QueuePlace.Parse(before) is { } ahead ? $"before={ahead}" : null);

    private static string AddressOf(string? show, string? place)
    {
        var known = States.Any(state => state.Show == show) ? show : null;
        IEnumerable<string> query = [.. known is null ? Array.Empty<string>() : [$"show={known}"], .. place is null ? Array.Empty<string>() : [place]];
        return query.Any() ? $"{CommentUrl.Queue}?{string.Join('&', query)}" : CommentUrl.Queue;
    }

    /// <summary>What the form sends: a button beside one comment, or one for all that are chosen.</summary>
    public sealed class Input
    {
        public string? Approve { get; set; }

        public string? Reply { get; set; }

        public string? Decline { get; set; }

        public string? Spam { get; set; }

        public string? Undo { get; set; }

        public string? Do { get; set; }

        public IReadOnlyList<string>? Id { get; set; }

        public CommentState? Decision => this switch
        {
            { Approve: not null } or { Do: "approve" } => CommentState.Approved,
            { Decline: not null } or { Do: "decline" } => CommentState.Declined,
            { Spam: not null } or { Do: "spam" } => CommentState.Spam,
            _ => null,
        };

        public IEnumerable<string?> Chosen => Undo is not null ? Undo.Split(',') : (Approve ?? Decline ?? Spam) is { } one ? [one] : Id ?? [];
    }
}
