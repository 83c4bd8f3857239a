using System.Data;
using Blog.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Blog.Tests.Data;

public sealed class SqliteSessionTests : IDisposable
{
    private const string Question = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @last) SELECT i FROM n";

    private readonly string folder = Scratch.Folder("session");
    private readonly SqliteSession session;

    public SqliteSessionTests()
    {
        session = new SqliteSession($"Data Source={Path.Combine(folder, "a.db")};Pooling=False");
        session.Open();
    }

    public void Dispose()
    {
        session.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void The_same_question_is_prepared_once_and_answered_by_its_own_values()
    {
        var first = Ask(last: 3);
        Assert.Equal([1, 2, 3], Read(first));

        var second = Ask(last: 5);

        Assert.Same(first, second);
        Assert.Equal([1, 2, 3, 4, 5], Read(second));
    }

    [Fact]
    public void A_question_may_be_asked_again_in_the_middle_of_its_answer()
    {
        using var outer = Ask(last: 3);
        using var rows = outer.ExecuteReader();
        Assert.True(rows.Read());

        Assert.Equal([1, 2], Read(Ask(last: 2)));

        Assert.True(rows.Read() && rows.GetInt32(0) == 2 && rows.Read() && rows.GetInt32(0) == 3 && !rows.Read());
    }

    [Fact]
    public void Many_different_questions_are_all_answered()
    {
        foreach (var number in Enumerable.Range(0, 200).Concat(Enumerable.Range(0, 200)))
        {
            using var command = session.Prepared(new SqliteCommand($"SELECT {number}", session));
            Assert.Equal((long)number, command.ExecuteScalar());
        }
    }

    [Fact]
    public void A_question_is_translated_once_whatever_is_asked()
    {
        const int TimesTranslatedAnew = 5; // SQLITE_STMTSTATUS_REPREPARE
        Do("CREATE TABLE t (a INTEGER, b TEXT)");
        Do("CREATE INDEX i ON t (a) WHERE b = 'known'");

        foreach (var value in (string[])["known", "other", "known"])
        {
            var command = new SqliteCommand("SELECT a FROM t WHERE a > 0 AND b = @b", session);
            command.Parameters.AddWithValue("@b", value);
            using var prepared = session.Prepared(command);
            using var rows = prepared.ExecuteReader();
            Assert.False(rows.Read());
            Assert.Equal(0, raw.sqlite3_stmt_status(rows.Handle!, TimesTranslatedAnew, 0));
        }
    }

    [Fact]
    public void It_keeps_no_large_value()
    {
        var command = new SqliteCommand("SELECT length(@text)", session);
        command.Parameters.AddWithValue("@text", new string('a', 100_000));

        Assert.Same(command, session.Prepared(command));
    }

    // The connection notes each of its commands until then, and it stays open as long as the site runs.
    [Fact]
    public void What_asked_first_is_over_when_the_prepared_one_asks_in_its_place()
    {
        var isOver = false;
        var command = new SqliteCommand("SELECT 1", session);
        command.Disposed += (_, _) => isOver = true;

        using var prepared = session.Prepared(command);

        Assert.NotSame(command, prepared);
        Assert.True(isOver);
    }

    [Fact]
    public void A_question_that_failed_can_be_asked_again()
    {
        Do("CREATE TABLE t (a INTEGER UNIQUE)");
        Insert(1);

        Assert.Equal(19, Assert.Throws<SqliteException>(() => Insert(1)).SqliteErrorCode);
        Insert(2);

        Assert.Equal(2L, Do("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Closing_undoes_what_is_not_committed_and_leaves_the_rest_as_it_is()
    {
        Do("CREATE TABLE t (a INTEGER UNIQUE)");
        using (var command = new SqliteCommand("INSERT INTO t VALUES (1)", session, session.BeginTransaction()))
        {
            command.ExecuteNonQuery();
        }

        session.Close();
        session.Open();

        Assert.Equal((ConnectionState.Open, 0L), (session.State, Do("SELECT count(*) FROM t")));
        // FULL, and what is deleted is overwritten.
        Assert.Equal((2L, 1L, 10_000L), (Do("PRAGMA synchronous"), Do("PRAGMA secure_delete"), Do("PRAGMA busy_timeout")));
    }

    private void Insert(int number)
    {
        using var command = new SqliteCommand("INSERT INTO t VALUES (@number)", session);
        command.Parameters.AddWithValue("@number", number);
        using var prepared = session.Prepared(command);
        prepared.ExecuteNonQuery();
    }

    private object? Do(string text)
    {
        using var command = session.Prepared(new SqliteCommand(text, session));
        return command.ExecuteScalar();
    }

    private SqliteCommand Ask(int last)
    {
        var command = new SqliteCommand(Question, session);
        command.Parameters.AddWithValue("@last", last);
        return session.Prepared(command);
    }

    private static List<int> Read(SqliteCommand command)
    {
        using (command)
        using (var rows = command.ExecuteReader())
        {
            var numbers = new List<int>();
            while (rows.Read())
            {
                numbers.Add(rows.GetInt32(0));
            }

            return numbers;
        }
    }
}
