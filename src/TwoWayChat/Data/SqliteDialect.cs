using System.Data.Common;
using Dapper;
using Microsoft.Data.Sqlite;

namespace TwoWayChat.Data;

/// <summary>SQLite: one writer, so nothing has to be locked row by row.</summary>
internal sealed class SqliteDialect : Dialect
{
    private const int Busy = 5;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int ConstraintForeignKey = 787;

    public override string Name => "sqlite";

    public override string Text(string sql) => sql;

    public override bool LocksRows => false;

    public override string ForUpdate => "";

    public override bool TakesArrays => false;

    public override bool CommitsAlong => false;

    public override string NowMilliseconds => "cast(unixepoch('subsec') * 1000 as integer)";

    public override bool IsUniqueViolation(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: ConstraintPrimaryKey or ConstraintUnique };

    public override bool IsRetryable(DbException error) => false;

    public override bool IsOutage(DbException error) =>
        error is SqliteException { SqliteErrorCode: Busy or ReadOnly or InputOutput or Corrupt or Full or CannotOpen };

    public override bool IsForeignKeyViolation(DbException error) =>
        error is SqliteException { SqliteExtendedErrorCode: ConstraintForeignKey };

    // As plain statements, which the connection keeps prepared; those of the transaction object are parsed each time.
    public override Task MarkAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("savepoint action", null, transaction);

    public override Task RewindAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("rollback to action; release action", null, transaction);

    public override Task UnmarkAsync(DbConnection connection, DbTransaction transaction) =>
        connection.ExecuteAsync("release action", null, transaction);
}
