namespace Blog.Search;

/// <summary>A piece of a text with the words marked that were looked for, as a database returns it.</summary>
internal sealed record QuotedRow(int Id, string Text);
