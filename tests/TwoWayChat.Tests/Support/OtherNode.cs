using Dapper;
using Npgsql;

namespace TwoWayChat.Tests.Support;

/// <summary>Another node on the same database that is in the midst of a write of its own.</summary>
internal static class OtherNode
{
    /// <summary>
    /// What <paramref name="act"/> answers that runs into a write of another node: the rows of <paramref name="sql"/> are changed but not committed until
    /// something waits for them. SQLite has no other node: there the write comes just before.
    /// </summary>
    public static Task<T> WritesAsync<T>(TestServer server, DatabaseKind kind, string sql, object parameters, Func<Task<T>> act) =>
        RunsAsync(server, kind, (sql, ""), parameters, act);

    /// <summary>
    /// The same where the other node has only locked what <paramref name="sql"/> selects first, and writes the rest once something waits for that. What
    /// reads on without the lock has read too early then.
    /// </summary>
    public static Task<T> LocksAsync<T>(TestServer server, DatabaseKind kind, (string Select, string Then) sql, object parameters, Func<Task<T>> act) =>
        RunsAsync(server, kind, (sql.Select + server.Database.Dialect.ForUpdate, sql.Then), parameters, act);

    private static async Task<T> RunsAsync<T>(TestServer server, DatabaseKind kind, (string First, string Then) sql, object parameters, Func<Task<T>> act)
    {
        if (kind == DatabaseKind.Sqlite)
        {
            await server.Database.WriteAsync("", scope => scope.ExecuteAsync($"{sql.First};\n{sql.Then}", parameters), CancellationToken.None);
            return await act();
        }

        await using var connection = new NpgsqlConnection(server.Database.MigrationConnection);
        await connection.OpenAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync(sql.First, parameters, transaction);
        var acting = act();
        await Eventually.HoldsAsync(async () => acting.IsCompleted || await IsWaitedForAsync(connection.ConnectionString, connection.ProcessID));
        acting.IsCompleted.ShouldBeFalse("it should have waited for the other node");
        await connection.ExecuteAsync($"select 1;\n{sql.Then}", parameters, transaction);
        await transaction.CommitAsync();
        return await acting;
    }

    private static async Task<bool> IsWaitedForAsync(string connectionString, int processId)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        return await connection.ExecuteScalarAsync<bool>(
            "select exists (select 1 from pg_stat_activity where @processId = any(pg_blocking_pids(pid)))", new { processId });
    }
}
