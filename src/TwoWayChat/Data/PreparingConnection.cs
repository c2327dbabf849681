using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace TwoWayChat.Data;

/// <summary>
/// A SQLite connection that keeps the statements of each text prepared: parsing and planning cost several times what running most of our statements
/// does. One user at a time, like every connection.
/// </summary>
/// <param name="inner">Open; closed with this one.</param>
/// <param name="released">Called instead of closing when the connection is disposed; null closes it.</param>
internal sealed class PreparingConnection(SqliteConnection inner, Action<PreparingConnection>? released = null) : DbConnection
{
    /// <summary>Far more than there are texts; lists of different length make more.</summary>
    private const int MostScripts = 500;

    private readonly Dictionary<string, SqliteScript> scripts = new(StringComparer.Ordinal);

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

    /// <summary>The statements of that text, those that are kept or new ones. To be given back with <see cref="Keep"/>.</summary>
    public SqliteScript Take(string text) => scripts.Remove(text, out var kept) ? kept : new SqliteScript(inner.Handle!, text);

    /// <summary>Takes statements back, to be run again.</summary>
    public void Keep(SqliteScript script)
    {
        script.Clear();
        if (scripts.Count == MostScripts)
        {
            Forget();
        }

        if (!scripts.TryAdd(script.Text, script))
        {
            script.Dispose(); // Two of the same text were in use at once.
        }
    }

    /// <summary>Whether a transaction is open.</summary>
    public bool IsInTransaction => raw.sqlite3_get_autocommit(inner.Handle) == 0;

    /// <summary>Runs a statement without parameters or rows.</summary>
    public void Run(string text)
    {
        var script = Take(text);
        try
        {
            script.At(0)!.Step();
        }
        finally
        {
            Keep(script);
        }
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
        foreach (var script in scripts.Values)
        {
            script.Dispose();
        }

        scripts.Clear();
    }
}
