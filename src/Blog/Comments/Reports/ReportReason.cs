namespace Blog.Comments.Reports;

/// <summary>What a reader finds wrong with a comment. The names are stored.</summary>
public enum ReportReason
{
    /// <summary>It attacks or insults somebody.</summary>
    Hurtful,

    /// <summary>It tells private things about somebody.</summary>
    Private,

    /// <summary>Somebody may be in danger.</summary>
    Danger,

    Advertising,

    Other,
}
