namespace Blog.Search;

/// <summary>How far two spellings are apart.</summary>
public static class Spelling
{
    /// <summary>The slips of the pen between them: a letter too many, too few or wrong, or two in the wrong order (the optimal string alignment).</summary>
    public static int Slips(string typed, string meant)
    {
        var (earlier, before, row) = (new int[meant.Length + 1], new int[meant.Length + 1], new int[meant.Length + 1]);
        for (var column = 0; column <= meant.Length; column++)
        {
            before[column] = column;
        }

        for (var line = 1; line <= typed.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= meant.Length; column++)
            {
                var isWrong = typed[line - 1] == meant[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(before[column] + 1, row[column - 1] + 1), before[column - 1] + isWrong);
                if (line > 1 && column > 1 && typed[line - 1] == meant[column - 2] && typed[line - 2] == meant[column - 1])
                {
                    row[column] = Math.Min(row[column], earlier[column - 2] + 1);
                }
            }

            (earlier, before, row) = (before, row, earlier);
        }

        return before[meant.Length];
    }
}
