using Microsoft.Data.Sqlite;

namespace Blog.Data;

/// <summary>A command that is not over when it is disposed: what SQLite has prepared for it waits for the next one with the same text.</summary>
internal sealed class SqliteStatement(string text, SqliteConnection connection) : SqliteCommand(text, connection)
{
    private bool isTaken;
    private bool isOver;

    /// <summary>Makes it the same as <paramref name="command"/>. False while it still answers: a question may be asked again in the middle of its answer.</summary>
    public bool TryTake(SqliteCommand command)
    {
        if (isTaken)
        {
            return false;
        }

        (isTaken, Transaction, CommandTimeout) = (true, command.Transaction, command.CommandTimeout);
        foreach (SqliteParameter parameter in command.Parameters)
        {
            Parameters.Add(parameter);
        }

        return true;
    }

    /// <summary>Lets go of what was prepared; whoever reads its answer just now reads to the end.</summary>
    public void End()
    {
        isOver = true;
        if (!isTaken)
        {
            Dispose();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (isOver)
        {
            base.Dispose(disposing);
        }
        else
        {
            Parameters.Clear();
            (isTaken, Transaction) = (false, null);
        }
    }
}
