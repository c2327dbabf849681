using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace TwoWayChat.Data;

/// <summary>
/// A command that runs the statements that its connection keeps prepared for its text.
/// </summary>
/// <param name="connection">Whose statements.</param>
internal sealed class PreparingCommand(PreparingConnection connection) : DbCommand
{
    /// <summary>Kept until it is run: Dapper adds parameters and changes the text by turns where a list is a parameter.</summary>
    private readonly SqliteValues values = new();

    private SqliteScript? script;
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
        var ready = Ready();
        var affected = -1;
        for (var i = 0; ready.At(i) is { } statement; i++)
        {
            statement.Bind(values.All);
            while (statement.Step())
            {
                // What it returns nobody wants.
            }

            affected = statement.IsReadOnly ? affected : Math.Max(affected, 0) + statement.Changes;
        }

        return affected;
    }

    public override object? ExecuteScalar()
    {
        using var rows = ExecuteReader();
        var value = rows.Read() ? rows.GetValue(0) : null;
        while (rows.NextResult())
        {
            // The first value of the first result was asked for; the other statements are to run all the same.
        }

        return value;
    }

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => new SqliteRows(Ready(), values.All, GiveBack);

    protected override DbParameter CreateDbParameter() => new SqliteValue();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            GiveBack();
        }

        base.Dispose(disposing);
    }

    /// <summary>The statements of the text, none of which runs.</summary>
    private SqliteScript Ready()
    {
        if (script?.Text == text)
        {
            script.Clear();
        }
        else
        {
            GiveBack();
            script = connection.Take(text);
        }

        return script;
    }

    private void GiveBack()
    {
        if (script is not null)
        {
            connection.Keep(script);
            script = null;
        }
    }
}
