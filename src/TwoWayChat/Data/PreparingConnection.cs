using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

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

    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> prefixed = new(StringComparer.Ordinal);

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

    /// <summary>The statement of that text, without parameters: the one that is kept, or a new one. To be given back with <see cref="Keep"/>.</summary>
    public SqliteCommand Take(string text)
    {
        if (statements.Remove(text, out var kept))
        {
            return kept;
        }

        var made = inner.CreateCommand();
        made.CommandText = text;
        return made;
    }

    /// <summary>Takes a statement back, with what it has prepared.</summary>
    public void Keep(SqliteCommand statement)
    {
        statement.Parameters.Clear();
        statement.Transaction = null;
        if (statements.Count == MostStatements)
        {
            Forget();
        }

        if (!statements.TryAdd(statement.CommandText, statement))
        {
            statement.Dispose(); // Two of the same text were in use at once.
        }
    }

    /// <summary>The name of a parameter as it stands in our statements.</summary>
    public string Prefixed(string name)
    {
        if (name.StartsWith('@'))
        {
            return name;
        }

        if (!prefixed.TryGetValue(name, out var full))
        {
            prefixed[name] = full = "@" + name;
        }

        return full;
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => throw new NotSupportedException();

    /// <summary>Closes the connection for good.</summary>
    public override void Close()
    {
        Forget();
        inner.Dispose();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

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
        foreach (var command in statements.Values)
        {
            command.Dispose();
        }

        statements.Clear();
    }
}
