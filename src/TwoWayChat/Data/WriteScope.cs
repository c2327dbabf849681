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

    /// <summary>The first row, or null.</summary>
    public Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters = null) =>
        connection.QueryFirstOrDefaultAsync<T>(dialect.Text(sql), parameters, transaction);

    /// <summary>The single value of the single row.</summary>
    public async Task<T> ScalarAsync<T>(string sql, object? parameters = null) =>
        (await connection.ExecuteScalarAsync<T>(dialect.Text(sql), parameters, transaction))!;
}
