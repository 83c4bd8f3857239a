namespace Blog.Markdown;

/// <summary>What became of a text: HTML that is safe to send as it is, or a reason that its writer can act on.</summary>
public abstract record Rendering
{
    private Rendering()
    {
    }

    /// <param name="Html">Ready to be put into a page: valid and sanitised.</param>
    /// <param name="PlainText">The words a reader sees, without markup, a line for each block; for search and counting.</param>
    public sealed record Done(string Html, string PlainText) : Rendering
    {
        /// <summary>A list of links to the headings, as HTML; empty when there are too few or too many to help anybody.</summary>
        public string Contents { get; init; } = "";

        /// <summary>The words between a post's headings that lie open, for excerpts; the headings themselves when it has nothing else.</summary>
        public string Prose { get; init; } = "";
    }

    /// <param name="Reason">A sentence for the person who typed the text; it says what to change.</param>
    public sealed record Refused(string Reason) : Rendering;
}
