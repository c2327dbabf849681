using System.Data.Common;
using Npgsql;

namespace TwoWayChat.Data;

/// <summary>PostgreSQL: several nodes write at once, row locks and retries keep them apart.</summary>
internal sealed class PostgresDialect : Dialect
{
    public override string Name => "postgres";

    public override string ForUpdate => " for update";

    public override string NowMilliseconds => "(extract(epoch from clock_timestamp()) * 1000)::bigint";

    public override bool IsUniqueViolation(DbException error) => error is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public override bool IsRetryable(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    public override bool IsForeignKeyViolation(DbException error) =>
        error is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation };
}
