using Blog.Comments;
using Blog.Comments.Keys;
using Blog.Comments.Reports;
using Blog.Comments.Rules;
using Blog.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Blog.Data.Mappings;

internal sealed class CommentMapping : IEntityTypeConfiguration<Comment>
{
    /// <summary>Also refuses what a hand in the database may mistype.</summary>
    private static readonly string States = Names(Enum.GetValues<CommentState>());

    /// <summary>What <see cref="Comment.HasPlace"/> says; a private note is never approved.</summary>
    internal static readonly string Place = $"\"State\" IN ({Names(CommentState.Approved, CommentState.Withdrawn)}) OR \"PublicAnswers\" > 0";

    private static readonly string StatesOfNotes = Names(CommentState.Pending, CommentState.Read, CommentState.Spam, CommentState.Withdrawn);

    public void Configure(EntityTypeBuilder<Comment> comment)
    {
        comment.Property(c => c.State).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.StateBefore).HasConversion<string>().HasMaxLength(20);
        comment.Property(c => c.Name).HasMaxLength(Comment.NameLength);
        comment.Property(c => c.Email).HasMaxLength(EmailAddress.MaxLength);
        comment.Property(c => c.Website).HasMaxLength(Comment.WebsiteLength);
        comment.Property(c => c.Body).HasMaxLength(Comment.BodyLength);
        comment.Property(c => c.ContentNote).HasMaxLength(Comment.ContentNoteLength);
        comment.Property(c => c.Suspicion).HasMaxLength(Comment.SuspicionLength);
        comment.Property(c => c.Listed).HasMaxLength(Comment.ListedLength);
        comment.Property(c => c.AuthorsSentence).HasMaxLength(Comment.SentenceLength);
        // Room for the plain hashes of earlier versions, until the first start has put them under the secret.
        comment.Property(c => c.KeyHash).HasMaxLength(32);
        comment.Property(c => c.Version).IsConcurrencyToken();
        // What is decided about an address is no new version of the words, and yet holds for that address alone: every such decision writes this.
        comment.Property(c => c.EmailUsedAt).IsConcurrencyToken();

        comment.HasOne(c => c.Post).WithMany().HasForeignKey(c => c.PostId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Author).WithMany().HasForeignKey(c => c.AuthorId).OnDelete(DeleteBehavior.SetNull);
        // The pair, so that the database itself keeps a reply on the post of the comment it answers.
        comment.HasOne(c => c.Parent).WithMany()
            .HasForeignKey(c => new { c.ParentId, c.PostId })
            .HasPrincipalKey(c => new { c.Id, c.PostId })
            .OnDelete(DeleteBehavior.NoAction);

        // No verb can forget it.
        comment.Navigation(c => c.Indexed).AutoInclude();

        comment.Ignore(c => c.WaitingEdit);
        // No verb can decide without knowing of them.
        comment.HasOne(c => c.Edit).WithOne().HasForeignKey<CommentEdit>(edit => edit.CommentId).OnDelete(DeleteBehavior.Cascade);
        comment.HasOne(c => c.Proposal).WithOne().HasForeignKey<CommentProposal>(proposal => proposal.CommentId).OnDelete(DeleteBehavior.Cascade);
        comment.HasMany(c => c.Reports).WithOne().HasForeignKey(report => report.CommentId).OnDelete(DeleteBehavior.Cascade);
        comment.Navigation(c => c.Reports).UsePropertyAccessMode(PropertyAccessMode.Field).AutoInclude();
        comment.Navigation(c => c.Edit).AutoInclude();
        comment.Navigation(c => c.Proposal).AutoInclude();

        comment.HasIndex(c => c.KeyHash).IsUnique();
        comment.HasIndex(c => new { c.PostId, c.State, c.CreatedAt });
        comment.HasIndex(c => new { c.PostId, c.ThreadAt, c.Id });
        // What readers see of a conversation, and nothing else: however much else was sent, and however far back they read.
        comment.HasIndex(c => new { c.PostId, c.ThreadAt, c.Id }, "IX_Comments_Placed").HasFilter("\"HasPlace\"");
        comment.HasIndex(c => new { c.State, c.CreatedAt });
        comment.HasIndex(c => new { c.NeedsCare, c.WaitingSince, c.Id }).IsDescending(true, false, false).HasFilter("\"WaitingSince\" IS NOT NULL");
        // What a flood of the same words is looked up in: neither is walked through to its end.
        comment.HasIndex(c => new { c.Likeness, c.PostId }).HasFilter("\"Likeness\" IS NOT NULL");
        // The state stands in it again so that it answers more of the question than the index above, whatever the database guesses of them.
        comment.HasIndex(c => new { c.Likeness, c.State }, "IX_Comments_KnownSpam").HasFilter($"\"State\" = '{CommentState.Spam}' AND \"StateBefore\" IS NOT NULL");
        comment.HasIndex(c => c.EmailUsedAt).HasFilter("\"EmailUsedAt\" IS NOT NULL");
        comment.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Comments_State", $"\"State\" IN ({States})");
            table.HasCheckConstraint("CK_Comments_Withdrawn_Empty", "\"State\" <> 'Withdrawn' OR (\"Body\" = '' AND \"Html\" = '' AND \"Name\" = '' AND \"Email\" = '' AND \"Website\" = '' AND \"ContentNote\" = '')");
            table.HasCheckConstraint("CK_Comments_Private_NeverPublic", $"NOT \"IsPrivate\" OR (\"State\" IN ({StatesOfNotes}) AND (\"StateBefore\" IS NULL OR \"StateBefore\" IN ({StatesOfNotes})))");
            table.HasCheckConstraint("CK_Comments_Read_OnlyPrivate", "\"State\" <> 'Read' OR \"IsPrivate\"");
            table.HasCheckConstraint("CK_Comments_Email_Dated", "(\"Email\" = '') = (\"EmailUsedAt\" IS NULL)");
        });
    }

    private static string Names(params IEnumerable<CommentState> states) => string.Join(", ", states.Select(state => $"'{state}'"));
}

internal sealed class CommentEditMapping : IEntityTypeConfiguration<CommentEdit>
{
    public void Configure(EntityTypeBuilder<CommentEdit> edit)
    {
        edit.HasKey(e => e.CommentId);
        edit.Property(e => e.CommentId).ValueGeneratedNever();
        edit.Ignore(e => e.Words);
        edit.Property(e => e.Name).HasMaxLength(Comment.NameLength);
        edit.Property(e => e.Website).HasMaxLength(Comment.WebsiteLength);
        edit.Property(e => e.ContentNote).HasMaxLength(Comment.ContentNoteLength);
        edit.Property(e => e.Body).HasMaxLength(Comment.BodyLength);
        edit.ToTable("CommentEdits");
    }
}

internal sealed class CommentProposalMapping : IEntityTypeConfiguration<CommentProposal>
{
    public void Configure(EntityTypeBuilder<CommentProposal> proposal)
    {
        proposal.HasKey(p => p.CommentId);
        proposal.Property(p => p.CommentId).ValueGeneratedNever();
        proposal.Property(p => p.Name).HasMaxLength(Comment.NameLength);
        proposal.Property(p => p.ContentNote).HasMaxLength(Comment.ContentNoteLength);
        proposal.Property(p => p.Body).HasMaxLength(Comment.BodyLength);
        proposal.ToTable("CommentProposals");
    }
}

internal sealed class CommentReportMapping : IEntityTypeConfiguration<CommentReport>
{
    private static readonly string Reasons = string.Join(", ", Enum.GetNames<ReportReason>().Select(reason => $"'{reason}'"));

    public void Configure(EntityTypeBuilder<CommentReport> report)
    {
        report.Property(r => r.Reason).HasConversion<string>().HasMaxLength(20);
        report.Property(r => r.Words).HasMaxLength(CommentReport.WordsLength);
        report.ToTable("CommentReports", table => table.HasCheckConstraint("CK_CommentReports_Reason", $"\"Reason\" IN ({Reasons})"));
    }
}

internal sealed class CommentRulesMapping : IEntityTypeConfiguration<CommentRules>
{
    public void Configure(EntityTypeBuilder<CommentRules> rules)
    {
        rules.Property(r => r.Id).ValueGeneratedNever();
        rules.Property(r => r.CarePhrases).HasMaxLength(Phrases.Characters);
        rules.Property(r => r.HelpLines).HasMaxLength(CommentRules.HelpLength);
        rules.Property(r => r.HeldPhrases).HasMaxLength(Phrases.Characters);
        rules.Property(r => r.SpamPhrases).HasMaxLength(Phrases.Characters);
        rules.Property(r => r.HeldHosts).HasMaxLength(Hosts.Characters);
        rules.Property(r => r.SpamHosts).HasMaxLength(Hosts.Characters);
        rules.Property(r => r.KnownHosts).HasMaxLength(Hosts.Characters);
        rules.IsFilledIn(
            nameof(CommentRules.CarePhrases), nameof(CommentRules.HelpLines), nameof(CommentRules.HeldPhrases), nameof(CommentRules.SpamPhrases),
            nameof(CommentRules.HeldHosts), nameof(CommentRules.SpamHosts), nameof(CommentRules.KnownHosts), nameof(CommentRules.ReportThreshold));
        // There from the first start on, and always just this one.
        rules.HasData(new { Id = CommentRules.OnlyId, CarePhrases = "", HelpLines = "", HelpHtml = "", HeldPhrases = "", SpamPhrases = "", HeldHosts = "", SpamHosts = "", KnownHosts = "", ReportThreshold = CommentRules.DefaultReportThreshold });
        rules.ToTable("CommentRules", table =>
        {
            table.HasCheckConstraint("CK_CommentRules_OneRow", $"\"Id\" = {CommentRules.OnlyId}");
            table.HasCheckConstraint("CK_CommentRules_ReportThreshold", $"\"ReportThreshold\" BETWEEN 0 AND {CommentRules.MostReportThreshold}");
        });
    }
}

internal sealed class WithdrawalMapping : IEntityTypeConfiguration<Withdrawal>
{
    public void Configure(EntityTypeBuilder<Withdrawal> withdrawal)
    {
        withdrawal.HasKey(w => w.KeyHash);
        withdrawal.Property(w => w.KeyHash).HasMaxLength(CommentKeys.HashBytes);
        withdrawal.HasIndex(w => w.WithdrawnAt).HasFilter("\"PurgedAt\" IS NULL");
        withdrawal.ToTable("Withdrawals");
    }
}
