using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// The statements of one text, prepared one by one as they are first come to, since one may need what those before it have done. One user at a time.
/// </summary>
/// <param name="database">Open.</param>
/// <param name="text">Any number of statements.</param>
internal sealed class SqliteScript(sqlite3 database, string text) : IDisposable
{
    private readonly List<SqliteStatement> statements = [];
    private string? rest;

    /// <summary>All statements, as they were given.</summary>
    public string Text => text;

    /// <summary>
    /// The statement at <paramref name="index"/>, all before which have been asked for; null behind the last. Throws <see cref="SqliteException"/> for a wrong
    /// one.
    /// </summary>
    public SqliteStatement? At(int index)
    {
        while (statements.Count <= index && !string.IsNullOrWhiteSpace(rest ??= text))
        {
            SqliteException.ThrowExceptionForRC(
                raw.sqlite3_prepare_v3(database, rest, raw.SQLITE_PREPARE_PERSISTENT, out var handle, out var behind), database);
            rest = behind;
            if (!handle.IsInvalid) // Otherwise it was a comment.
            {
                statements.Add(new SqliteStatement(database, handle));
            }
        }

        return index < statements.Count ? statements[index] : null;
    }

    /// <summary>Ends what runs, and forgets the values of all parameters.</summary>
    public void Clear()
    {
        foreach (var statement in statements)
        {
            statement.Reset();
            statement.Clear();
        }
    }

    public void Dispose() => statements.ForEach(statement => statement.Dispose());
}
