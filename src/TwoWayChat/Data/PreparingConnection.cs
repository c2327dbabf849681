using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// A SQLite connection that keeps its statements prepared by their text: parsing and planning cost several times what running most of our statements
/// does. One user at a time, like every connection.
/// </summary>
/// <param name="inner">Open; closed with this one.</param>
/// <param name="released">Called instead of closing when the connection is disposed; null closes it.</param>
internal sealed class PreparingConnection(SqliteConnection inner, Action<PreparingConnection>? released = null) : DbConnection
{
    /// <summary>Far more than there are statements; lists of different length make more.</summary>
    private const int MostStatements = 500;

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => throw new NotSupportedException();
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    /// <summary>
    /// The statement of that text, the one that is kept or a new one; null where the text is several. To be given back with <see cref="Keep"/>.
    /// </summary>
    public SqliteStatement? Take(string text)
    {
        if (statements.Remove(text, out var kept))
        {
            return kept;
        }

        return SqliteStatement.TryPrepare(inner.Handle!, text, out var made) ? made : null;
    }

    /// <summary>Takes a statement back, to be run again.</summary>
    public void Keep(SqliteStatement statement)
    {
        statement.Reset();
        statement.Clear();
        if (statements.Count == MostStatements)
        {
            Forget();
        }

        if (!statements.TryAdd(statement.Text, statement))
        {
            statement.Dispose(); // Two of the same text were in use at once.
        }
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(inner.Handle) == 0;

    /// <summary>Runs a statement without parameters or rows.</summary>
    public void Run(string text)
    {
        var statement = Take(text)!;
        try
        {
            statement.Step();
        }
        finally
        {
            Keep(statement);
        }
    }

    /// <summary>Several statements in one text, prepared anew each time.</summary>
    public SqliteCommand Script(string text, IEnumerable<SqliteValue> values)
    {
        var script = inner.CreateCommand();
        script.CommandText = text;
        foreach (var value in values)
        {
            script.Parameters.AddWithValue(value.ParameterName, value.Value ?? DBNull.Value);
        }

        return script;
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    /// <summary>Closes the connection for good.</summary>
    public override void Close()
    {
        Forget();
        inner.Dispose();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new PreparingTransaction(this);

    protected override DbCommand CreateDbCommand() => new PreparingCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (!disposing)
        {
            base.Dispose(disposing);
        }
        else if (released is null)
        {
            Close();
            base.Dispose(disposing);
        }
        else
        {
            released(this);
        }
    }

    private void Forget()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
