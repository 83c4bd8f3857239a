using Blog.Comments.Erasure;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Reports;

/// <summary>What readers have reported: they may have quoted the words.</summary>
internal sealed class ReportTable(BlogDbContext db) : IHoldsWords
{
    public async Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel)
    {
        db.CommentReports.RemoveRange(await db.CommentReports.Where(report => commentIds.Contains(report.CommentId)).ToListAsync(cancel));
        await db.SaveChangesAsync(cancel);
    }
}
