using System.Data.Common;
using Dapper;

namespace TwoWayChat.Data;

/// <summary>Where rows live: reads on a connection of their own, writes as actions in shared transactions.</summary>
internal abstract class Database : IAsyncDisposable
{
    static Database() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    /// <summary>How long <see cref="WriteSoonAsync"/> may put a write off.</summary>
    public static readonly TimeSpan MostPutOff = TimeSpan.FromMilliseconds(10);

    public abstract Dialect Dialect { get; }

    /// <summary>No other process writes to this database: what a dead one held is free at once.</summary>
    public abstract bool IsExclusive { get; }

    /// <summary>Actions of companies that wait for their turn to write.</summary>
    public abstract int Waiting { get; }

    /// <summary>Opens a connection for reading; the caller disposes it.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Takes the server-wide lock under which the schema is moved forward; disposing the answer gives it back.</summary>
    public abstract Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken);

    /// <summary>The connection string by which the migrations run.</summary>
    public abstract string MigrationConnection { get; }

    /// <summary>
    /// Runs <paramref name="action"/> in a transaction, which it may share with others, and answers after its commit. Actions of a company run one after
    /// the other on a node, in the order of these calls. Throws what the action threw, or <see cref="StorageUnavailableException"/>.
    /// </summary>
    /// <param name="companyId">Whose rows are written; empty for what belongs to no company.</param>
    /// <param name="action">Awaits nothing but its scope, and has no effect outside the database: it may be run again.</param>
    /// <param name="cancellationToken">Honoured until the action is queued: what runs is not torn.</param>
    public abstract Task<T> WriteAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken);

    /// <summary>
    /// The same for what nobody waits for: where each commit has to wait for the disk, it may be put off by <see cref="MostPutOff"/>, to go with another.
    /// </summary>
    public virtual Task<T> WriteSoonAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken) =>
        WriteAsync(companyId, action, cancellationToken);

    /// <summary>The same for an action of which several may share their statements; its caller notices nothing of that.</summary>
    public virtual Task<TAnswer> WriteAsync<TRequest, TAnswer>(
        string companyId, JointAction<TRequest, TAnswer> action, TRequest request, CancellationToken cancellationToken) =>
        WriteAsync(companyId, scope => action.Alone(scope, request), cancellationToken);

    public Task WriteAsync(string companyId, Func<WriteScope, Task> action, CancellationToken cancellationToken) =>
        WriteAsync(companyId, async scope => { await action(scope); return true; }, cancellationToken);

    /// <summary>All rows of a query, which limits itself.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(Dialect.Text(sql), parameters, cancellationToken: cancellationToken);
        return (await ReadAsync(connection => connection.QueryAsync<T>(command), cancellationToken)).AsList();
    }

    /// <summary>The first row of a query, or null.</summary>
    public async Task<T?> FirstOrDefaultAsync<T>(string sql, object? parameters, CancellationToken cancellationToken)
    {
        var command = new CommandDefinition(Dialect.Text(sql), parameters, cancellationToken: cancellationToken);
        return await ReadAsync(connection => connection.QueryFirstOrDefaultAsync<T>(command), cancellationToken);
    }

    /// <summary>
    /// Says a word to every node on this database, ourselves included; most 7,500 bytes. It may be lost: never the only way to learn something.
    /// </summary>
    public abstract Task SignalAsync(string word, CancellationToken cancellationToken);

    /// <summary>
    /// Hears what nodes say from now on, until cancelled; throws <see cref="StorageUnavailableException"/> where the connection is lost.
    /// <paramref name="heard"/> must neither block nor throw.
    /// </summary>
    public abstract Task ListenAsync(Action<string> heard, CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();

    private async Task<T> ReadAsync<T>(Func<DbConnection, Task<T>> read, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await OpenAsync(cancellationToken);
            return await read(connection);
        }
        catch (DbException error) when (Dialect.IsOutage(error))
        {
            throw new StorageUnavailableException("The database could not be read", error);
        }
    }
}
