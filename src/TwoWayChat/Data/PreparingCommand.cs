using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace TwoWayChat.Data;

/// <summary>A command that runs as the statement that its connection keeps prepared for its text.</summary>
/// <param name="connection">Whose statements.</param>
internal sealed class PreparingCommand(PreparingConnection connection) : DbCommand
{
    /// <summary>Holds the parameters until they are complete: Dapper adds to them and changes the text by turns where a list is a parameter.</summary>
    private readonly SqliteCommand draft = new();

    private SqliteCommand? statement;
    private SqliteTransaction? transaction;
    private string text = "";
    private bool disposed;

    [AllowNull]
    public override string CommandText
    {
        get => text;
        set => text = value ?? "";
    }

    public override int CommandTimeout
    {
        get => draft.CommandTimeout;
        set => draft.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => draft.CommandType;
        set => draft.CommandType = value;
    }

    public override bool DesignTimeVisible
    {
        get => false;
        set => throw new NotSupportedException();
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => draft.UpdatedRowSource;
        set => draft.UpdatedRowSource = value;
    }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException();
    }

    protected override DbParameterCollection DbParameterCollection => draft.Parameters;

    protected override DbTransaction? DbTransaction
    {
        get => transaction;
        set => transaction = (SqliteTransaction?)value;
    }

    /// <summary>SQLite runs a statement to its end.</summary>
    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Ready().ExecuteNonQuery();

    public override object? ExecuteScalar() => Ready().ExecuteScalar();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Ready().ExecuteReader(behavior);

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            GiveBack();
            draft.Dispose();
        }

        base.Dispose(disposing);
    }

    private SqliteCommand Ready()
    {
        GiveBack();
        statement = connection.Take(text);
        statement.Transaction = transaction;
        foreach (SqliteParameter parameter in draft.Parameters)
        {
            // By its full name it is found at once; without a prefix SQLite would be asked for each there is, at every statement.
            parameter.ParameterName = connection.Prefixed(parameter.ParameterName);
            statement.Parameters.Add(parameter);
        }

        return statement;
    }

    private void GiveBack()
    {
        if (statement is not null)
        {
            connection.Keep(statement);
            statement = null;
        }
    }
}
