using System.Data.Common;
using Dapper;

namespace TwoWayChat.Data;

/// <summary>
/// One action's view of a write transaction. An action awaits nothing but this scope: on SQLite it runs on the writer thread and must complete
/// without ever giving that thread away. It has no effect outside the database, because it may be run again.
/// </summary>
internal sealed class WriteScope(DbConnection connection, DbTransaction transaction, Dialect dialect)
{
    private readonly List<TailEntry> tail = [];

    public Dialect Dialect => dialect;

    /// <summary>What this action wants written at the very end of the transaction.</summary>
    public IReadOnlyList<TailEntry> Tail => tail;

    /// <summary>Has <paramref name="entry"/> written at the end of the transaction, in the order of these calls.</summary>
    public void AtEnd(TailEntry entry) => tail.Add(entry);

    /// <summary>Runs a statement; the number of rows it touched.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters = null) => connection.ExecuteAsync(dialect.Text(sql), parameters, transaction);

    /// <summary>All rows of a query, which limits itself.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters = null) =>
        (await connection.QueryAsync<T>(dialect.Text(sql), parameters, transaction)).AsList();

    /// <summary>Whether <see cref="QueryLastAsync"/> has ended the transaction already.</summary>
    public bool IsCommitted { get; private set; }

    /// <summary>All rows of the transaction's last statement; it has been committed with it where the database does that in one round trip.</summary>
    public async Task<IReadOnlyList<T>> QueryLastAsync<T>(string sql, object? parameters)
    {
        var rows = await QueryAsync<T>(dialect.CommitsAlong ? $"{sql};\ncommit" : sql, parameters);
        IsCommitted = dialect.CommitsAlong;
        return rows;
    }

    /// <summary>The first row, or null.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(dialect.Text(sql), parameters, transaction);

    /// <summary>
    /// The row that <paramref name="read"/> finds, or null, as it stays until this transaction ends: <paramref name="hold"/> selects the rows that nobody
    /// else may change meanwhile, from one table. Two statements, because one that locks and joins would, once it had waited for another transaction, see
    /// the locked row as it is now and what it joins as it was before (PostgreSQL, READ COMMITTED). One round trip.
    /// </summary>
    public async Task<T?> LockAsync<T>(string hold, string read, object parameters)
    {
        if (!dialect.LocksRows)
        {
            return await FirstOrDefaultAsync<T>(read, parameters);
        }

        using var results = await connection.QueryMultipleAsync(dialect.Text($"{hold}{dialect.ForUpdate};\n{read}"), parameters, transaction);
        await results.ReadAsync();
        return await results.ReadFirstOrDefaultAsync<T>();
    }

    /// <summary>The single value of the single row.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null) =>
        (await connection.ExecuteScalarAsync<T>(dialect.Text(sql), parameters, transaction))!;
}
