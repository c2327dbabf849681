using System.Data.Common;

namespace TwoWayChat.Data;

/// <summary>What differs between the two databases; everything else is one SQL text.</summary>
internal abstract class Dialect
{
    /// <summary><c>sqlite</c> or <c>postgres</c>: the middle part of a migration's file name.</summary>
    public abstract string Name { get; }

    /// <summary>The statement as this database takes it: <c>in @list</c> and <c>not in @list</c> are written alike for both.</summary>
    public abstract string Text(string sql);

    /// <summary>Several transactions write at once, and keep apart by locking rows.</summary>
    public abstract bool LocksRows { get; }

    /// <summary>
    /// Ends a select, from one table, whose rows must not change before this transaction ends. What has to be joined is read after it:
    /// <see cref="WriteScope.LockAsync"/>.
    /// </summary>
    public abstract string ForUpdate { get; }

    /// <summary>
    /// Each statement is a round trip: what writes many rows of one kind does so in one statement, with an array per column (<c>unnest</c>).
    /// </summary>
    public abstract bool TakesArrays { get; }

    /// <summary>Each statement is a round trip, so a transaction's last one takes the commit with it: <see cref="WriteScope.QueryLastAsync"/>.</summary>
    public abstract bool CommitsAlong { get; }

    /// <summary>The database server's clock in epoch milliseconds, as an SQL expression. Leases are measured by it alone.</summary>
    public abstract string NowMilliseconds { get; }

    /// <summary>Another row holds a key that had to be unique.</summary>
    public abstract bool IsUniqueViolation(DbException error);

    /// <summary>The same work may succeed when run again: a deadlock or a lost serialization race.</summary>
    public abstract bool IsRetryable(DbException error);

    /// <summary>The database itself is in trouble (full, unreachable, going down), whatever the statement was.</summary>
    public abstract bool IsOutage(DbException error);

    /// <summary>
    /// The row named by a foreign key is not there (or still used): where several write at once, because another has just removed it since it was read.
    /// </summary>
    public abstract bool IsForeignKeyViolation(DbException error);

    /// <summary>Marks the place in the transaction to which <see cref="RewindAsync"/> goes back. A later mark takes its place.</summary>
    public abstract Task MarkAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>Undoes what came after the mark.</summary>
    public abstract Task RewindAsync(DbConnection connection, DbTransaction transaction);

    /// <summary>What came after the mark stays.</summary>
    public abstract Task UnmarkAsync(DbConnection connection, DbTransaction transaction);
}
