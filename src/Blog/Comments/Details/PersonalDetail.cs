namespace Blog.Comments.Details;

/// <summary>What somebody may not want to tell the whole world.</summary>
public enum DetailKind
{
    Email,
    Phone,
    Address,
    BirthDate,
}

/// <summary>A place in a text that looks like one.</summary>
public sealed record PersonalDetail(DetailKind Kind, int Start, int Length)
{
    public int End => Start + Length;

    public string In(string text) => text.Substring(Start, Length);
}
