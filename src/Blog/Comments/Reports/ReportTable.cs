using Blog.Comments.Erasure;
using Blog.Data;
using Microsoft.EntityFrameworkCore;

namespace Blog.Comments.Reports;

/// <summary>What readers have reported: they may have quoted the words.</summary>
internal sealed class ReportTable(BlogDbContext db) : IHoldsWords
{
    public Task ForgetAsync(IReadOnlyList<int> commentIds, CancellationToken cancel) =>
        db.CommentReports.Where(report => commentIds.Contains(report.CommentId)).ExecuteDeleteAsync(cancel);
}
