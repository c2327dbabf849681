using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace TwoWayChat.Load.Sizes;

/// <summary>A connection that remembers the last command it has made, so that its plan can be asked for afterwards.</summary>
internal sealed class RecordedConnection(DbConnection inner, Action<DbCommand> made) : DbConnection
{
    [AllowNull]
    public override string ConnectionString
    {
        get => inner.ConnectionString;
        set => inner.ConnectionString = value;
    }

    public override string Database => inner.Database;

    public override string DataSource => inner.DataSource;

    public override string ServerVersion => inner.ServerVersion;

    public override ConnectionState State => inner.State;

    public override void ChangeDatabase(string databaseName) => inner.ChangeDatabase(databaseName);

    public override void Close() => inner.Close();

    public override void Open() => inner.Open();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => inner.BeginTransaction(isolationLevel);

    protected override DbCommand CreateDbCommand()
    {
        // Npgsql empties the command that it lends for the next one; an own one keeps its text.
        var command = inner is NpgsqlConnection postgres ? new NpgsqlCommand { Connection = postgres } : inner.CreateCommand();
        made(command);
        return command;
    }
}
