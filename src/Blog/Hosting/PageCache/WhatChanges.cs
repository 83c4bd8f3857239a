using Blog.Accounts;
using Blog.Comments;
using Blog.Comments.Digests;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Comments.Spam;
using Blog.Mail;
using Blog.Media;
using Blog.Pages;
using Blog.Posts;
using Blog.Posts.Previews;
using Blog.Posts.Related;
using Blog.Privacy;
using Blog.Revisions;
using Blog.Search;
using Blog.Settings;
using Blog.Settings.Themes;
using Blog.Snippets;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Blog.Hosting.PageCache;

/// <summary>
/// Says of every row that is written what changes with it for readers: the only place that knows, so no write can forget it. A kind of row that
/// is not named here changes everything; of a column that is not named, the same.
/// </summary>
internal static class WhatChanges
{
    private static readonly HashSet<string> UnseenOfPost = [nameof(Post.Version), nameof(Post.ChangedAt), nameof(Post.PlannedFor), nameof(Post.WasPublic), nameof(Post.RenderedBy)];

    private static readonly HashSet<string> UnseenOfComment =
    [
        nameof(Comment.Version), nameof(Comment.Body), nameof(Comment.WaitingSince), nameof(Comment.Email), nameof(Comment.EmailConfirmedAt), nameof(Comment.EmailUsedAt),
        nameof(Comment.KeyHash), nameof(Comment.IsTrusted), nameof(Comment.Likeness), nameof(Comment.Suspicion), nameof(Comment.NeedsCare), nameof(Comment.Listed), nameof(Comment.HiddenAt), nameof(Comment.IsVouchedFor),
    ];

    /// <summary>Stands on the post's own page and in full texts, but in no list.</summary>
    private static readonly HashSet<string> TextOfPost =
    [
        nameof(Post.Body), nameof(Post.Html), nameof(Post.Contents), nameof(Post.Excerpt), nameof(Post.Words), nameof(Post.CommentsOpen), nameof(Post.CommentDays), nameof(Post.Description),
        nameof(Post.LeaveQuickly), nameof(Post.UpdatedAt),
    ];

    private static readonly Dictionary<Type, Func<EntityEntry, IEnumerable<PageTag>>> Rules = new()
    {
        [typeof(SiteSettings)] = _ => [PageTag.Site],
        [typeof(Theme)] = _ => [PageTag.Site],
        [typeof(Page)] = OfPage,
        [typeof(MenuEntry)] = _ => [PageTag.Site],
        [typeof(Author)] = OfAuthor,
        [typeof(Post)] = OfPost,
        [typeof(MediaFile)] = OfMediaFile,
        [typeof(PostTag)] = OfPostTag,
        [typeof(Tag)] = OfTag,
        [typeof(ArchiveMonth)] = _ => [PageTag.Stream],
        [typeof(AuthorMonth)] = _ => [PageTag.Stream],
        [typeof(TagMonth)] = _ => [PageTag.Stream],
        [typeof(Series)] = _ => [PageTag.Stream],
        [typeof(SeriesPart)] = _ => [PageTag.Stream],
        [typeof(RelatedPost)] = entry => [PageTag.Post(((RelatedPost)entry.Entity).PostId)],
        [typeof(Comment)] = OfComment,
        // On their way to a comment, which says so when they have become its words.
        [typeof(CommentEdit)] = Nothing,
        [typeof(CommentProposal)] = Nothing,
        // Heard by those who moderate; a comment that goes out of view says so itself.
        [typeof(CommentReport)] = Nothing,
        // They hold for what is sent from then on; what they say to somebody stands on no page that is kept.
        [typeof(CommentRules)] = _ => [PageTag.Unseen],
        [typeof(Withdrawal)] = Nothing,
        // What the spam filter has learnt.
        [typeof(SpamToken)] = Nothing,
        [typeof(SpamLesson)] = Nothing,
        // When somebody is told what waits.
        [typeof(DigestPlan)] = Nothing,
        [typeof(WorkingDraft)] = Nothing,
        [typeof(Revision)] = Nothing,
        // What it opens is never kept.
        [typeof(PreviewLink)] = Nothing,
        // They come to readers within a post.
        [typeof(Snippet)] = Nothing,
        // Work that is still to be done, and what it goes by.
        [typeof(RelatedChange)] = Nothing,
        [typeof(KeyWord)] = Nothing,
        // What is found is looked up each time.
        [typeof(IndexedPost)] = Nothing,
        [typeof(IndexedComment)] = Nothing,
        [typeof(SearchWord)] = Nothing,
        [typeof(SearchGram)] = Nothing,
        [typeof(OutgoingMail)] = Nothing,
        [typeof(Secret)] = Nothing,
        [typeof(Redirect)] = OfRedirect,
        [typeof(IdentityRole<int>)] = Nothing,
        [typeof(IdentityRoleClaim<int>)] = Nothing,
        [typeof(IdentityUserRole<int>)] = Nothing,
        [typeof(IdentityUserClaim<int>)] = Nothing,
        [typeof(IdentityUserLogin<int>)] = Nothing,
        [typeof(IdentityUserToken<int>)] = Nothing,
        [typeof(IdentityUserPasskey<int>)] = Nothing,
        [typeof(IdentityPasskeyData)] = Nothing,
    };

    public static bool Knows(Type entity) => Rules.ContainsKey(entity);

    public static IEnumerable<PageTag> For(EntityEntry entry) =>
        entry.State is EntityState.Unchanged or EntityState.Detached ? []
        : Rules.TryGetValue(entry.Metadata.ClrType, out var rule) ? rule(entry)
        : [PageTag.Site];

    private static IEnumerable<PageTag> Nothing(EntityEntry entry) => [];

    private static IEnumerable<PageTag> OfPage(EntityEntry entry) =>
        Either(entry, nameof(Page.IsPublished), isPublished => isPublished is true) ? [PageTag.Site] : [];

    // Only what we have added to the account: no reader sees the rest. Somebody new has written nothing yet.
    private static IEnumerable<PageTag> OfAuthor(EntityEntry entry) =>
        entry.State == EntityState.Added ? [PageTag.Unseen]
        : Changed(entry).Any(property => property.Metadata.PropertyInfo?.DeclaringType == typeof(Author)) ? [PageTag.Site] : [];

    private static IEnumerable<PageTag> OfPost(EntityEntry entry)
    {
        var changed = Changed(entry).Select(property => property.Metadata.Name).Except(UnseenOfPost).ToList();
        if (changed.Count == 0 || !IsListed(entry))
        {
            // Deleted for good out of the bin: its author may have no other that readers know.
            return entry is { State: EntityState.Deleted, Entity: Post { WasPublic: true } or Post { IsReleased: true } } ? [PageTag.Stream] : [];
        }

        IEnumerable<PageTag> text = [PageTag.Post(((Post)entry.Entity).Id), PageTag.Texts];
        return changed.All(TextOfPost.Contains) ? text : text.Append(PageTag.Stream);
    }

    // Also one that is still to appear: it tells the pages that show posts until when they hold.
    private static bool IsListed(EntityEntry entry) =>
        (entry.State != EntityState.Added && Has(entry, before: true)) || (entry.State != EntityState.Deleted && Has(entry, before: false));

    private static bool Has(EntityEntry entry, bool before) =>
        Value(entry, nameof(Post.PublishedAt), before) is not null && Value(entry, nameof(Post.BinnedAt), before) is null;

    // Looked up each time, but for the one address where something else stands as long as nothing leads away from it.
    private static IEnumerable<PageTag> OfRedirect(EntityEntry entry) => ((Redirect)entry.Entity).Path == PrivacyUrl.Page ? [PageTag.Site] : [];

    // Whether it was ever public shows only on a page that the last post has left, which changes with that post.
    private static IEnumerable<PageTag> OfTag(EntityEntry entry) =>
        entry.State != EntityState.Added && Changed(entry).Any(property => property.Metadata.Name != nameof(Tag.WasPublic)) ? [PageTag.Stream] : [];

    // It may be the cover of any number of posts; a new one is of none.
    private static IEnumerable<PageTag> OfMediaFile(EntityEntry entry) => entry.State == EntityState.Added ? [] : [PageTag.Site];

    private static IEnumerable<PageTag> OfPostTag(EntityEntry entry) =>
        Either(entry, nameof(PostTag.PublishedAt), publishedAt => publishedAt is not null) ? [PageTag.Stream] : [];

    // Of what is not approved readers may see the place, and who has taken words back; words that wait are nobody's business.
    private static IEnumerable<PageTag> OfComment(EntityEntry entry)
    {
        var isMoved = entry.State == EntityState.Modified && entry.Property(nameof(Comment.State)).IsModified;
        var isSeen = isMoved || Either(entry, nameof(Comment.State), state => state is CommentState.Approved or CommentState.Withdrawn);
        return isSeen && Changed(entry).Any(property => !UnseenOfComment.Contains(property.Metadata.Name))
            ? [PageTag.CommentsOn(((Comment)entry.Entity).PostId), PageTag.AllComments]
            : [];
    }

    private static IEnumerable<PropertyEntry> Changed(EntityEntry entry) =>
        entry.State == EntityState.Modified ? entry.Properties.Where(property => property.IsModified) : entry.Properties;

    // Before the change or after it.
    private static bool Either(EntityEntry entry, string property, Predicate<object?> holds) =>
        (entry.State != EntityState.Added && holds(Value(entry, property, before: true)))
        || (entry.State != EntityState.Deleted && holds(Value(entry, property, before: false)));

    private static object? Value(EntityEntry entry, string property, bool before) =>
        before ? entry.Property(property).OriginalValue : entry.Property(property).CurrentValue;
}
