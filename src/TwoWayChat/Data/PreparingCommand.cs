using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace TwoWayChat.Data;

/// <summary>
/// A command that runs as the statement that its connection keeps prepared for its text. A text of several statements goes to Microsoft.Data.Sqlite.
/// </summary>
/// <param name="connection">Whose statements.</param>
internal sealed class PreparingCommand(PreparingConnection connection) : DbCommand
{
    /// <summary>Kept until it is run: Dapper adds parameters and changes the text by turns where a list is a parameter.</summary>
    private readonly SqliteValues values = new();

    private SqliteStatement? statement;
    private SqliteCommand? script;
    private string text = "";

    [AllowNull]
    public override string CommandText
    {
        get => text;
        set => text = value ?? "";
    }

    /// <summary>SQLite waits for locks by the connection's busy timeout alone.</summary>
    public override int CommandTimeout { get; set; }

    public override CommandType CommandType
    {
        get => CommandType.Text;
        set
        {
            if (value != CommandType.Text)
            {
                throw new NotSupportedException("SQLite has statements only");
            }
        }
    }

    public override bool DesignTimeVisible
    {
        get => false;
        set => throw new NotSupportedException();
    }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => values;

    /// <summary>That of the connection, whatever is said here.</summary>
    protected override DbTransaction? DbTransaction { get; set; }

    /// <summary>SQLite runs a statement to its end.</summary>
    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        if (Ready() is not { } ready)
        {
            return script!.ExecuteNonQuery();
        }

        while (ready.Step())
        {
            // What it returns nobody wants.
        }

        var changes = ready.IsReadOnly ? -1 : ready.Changes;
        ready.Reset();
        return changes;
    }

    public override object? ExecuteScalar()
    {
        using var rows = ExecuteReader();
        return rows.Read() ? rows.GetValue(0) : null;
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) =>
        Ready() is { } ready ? new SqliteRows(ready, GiveBack) : script!.ExecuteReader(behavior);

    protected override DbParameter CreateDbParameter() => new SqliteValue();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    /// <summary>The statement with its values; null where the text is a script.</summary>
    private SqliteStatement? Ready()
    {
        if (statement?.Text == text)
        {
            statement.Reset();
        }
        else
        {
            GiveBack();
            statement = connection.Take(text);
        }

        statement?.Bind(values.All);
        script = statement is null ? connection.Script(text, values.All) : null;
        return statement;
    }

    private void GiveBack()
    {
        if (statement is not null)
        {
            connection.Keep(statement);
            statement = null;
        }

        script?.Dispose();
        script = null;
    }
}
