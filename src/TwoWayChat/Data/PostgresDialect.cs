using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;

namespace TwoWayChat.Data;

/// <summary>PostgreSQL: several nodes write at once, row locks and retries keep them apart.</summary>
internal sealed partial class PostgresDialect : Dialect
{
    private const string Mark = "action";

    public override string Name => "postgres";

    /// <summary>Dapper spreads a list over several parameters only where the driver takes no arrays; Npgsql does.</summary>
    public override string Text(string sql) => sql.Contains(" in @", StringComparison.Ordinal)
        ? InList().Replace(sql, match => $"{(match.Groups["not"].Success ? "<> all" : "= any")}(@{match.Groups["list"].Value})")
        : sql;

    public override bool LocksRows => true;

    public override string ForUpdate => " for update";

    public override bool TakesArrays => true;

    public override bool CommitsAlong => true;

    // Not "::bigint": Dapper takes a lone colon for a driver without named parameters and then sends every member of the parameter object.
    public override string NowMilliseconds => "cast(extract(epoch from clock_timestamp()) * 1000 as bigint)";

    public override bool IsUniqueViolation(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsRetryable(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>
    /// Whatever is no answer of the server, and of its answers the classes 08 (connection), 53 (resources), 57P (shutting down) and 58 (system),
    /// and a server that only reads.
    /// </summary>
    public override bool IsOutage(DbException error) =>
        error is not PostgresException answer
        || answer.SqlState is ['0', '8', ..] or ['5', '3', ..] or ['5', '7', 'P', ..] or ['5', '8', ..] or PostgresErrorCodes.ReadOnlySqlTransaction;

    public override bool IsForeignKeyViolation(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };

    // Npgsql sends it along with the next statement.
    public override Task MarkAsync(DbConnection connection, DbTransaction transaction) => transaction.SaveAsync(Mark);

    public override Task RewindAsync(DbConnection connection, DbTransaction transaction) => transaction.RollbackAsync(Mark);

    // A release would be a round trip of its own. The next mark hides this one, and the commit ends them all.
    public override Task UnmarkAsync(DbConnection connection, DbTransaction transaction) => Task.CompletedTask;

    [GeneratedRegex(@"(?<not>\bnot )?\bin @(?<list>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InList();
}
