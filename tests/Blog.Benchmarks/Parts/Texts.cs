namespace Blog.Benchmarks.Parts;

/// <summary>Texts such as people write them.</summary>
internal static class Texts
{
    /// <summary>A short article with all that one usually has: headings, lists, a quotation, a table, links.</summary>
    public const string Article =
        """
        The kitchen is the warmest room of the house, and *the slowest*. Whoever comes in sits down.

        ## What to lay out

        - a board, a knife, a **bowl that is too large**
        - the bread of yesterday
        - one onion for each of you

        > "You cut, I stir." That is all that has to be agreed on.

        ## How long it takes

        1. Ten minutes for the onions.
        2. As long as the talk for [the broth](/posts/broth).

        | who | brings |
        | --- | --- |
        | the guest | a story |
        | the host | salt |

        Then nobody asks for the time. The pot says it, and the window, where the evening comes in without knocking. There is always
        somebody who wants to help; let them. There is always somebody who cannot; let them sit where it is warm.
        """;

    public const string Comment = "Thank you. We *do* the same, with **leeks**:\n\n- cut\n- wait\n\nhttps://example.org/leeks";
}
