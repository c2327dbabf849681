using System.Data.Common;
using TwoWayChat.Data;

namespace TwoWayChat.Load.Sizes;

/// <summary>The database as the stores read it; knows the commands of the last reads.</summary>
internal sealed class RecordingDatabase(Database inner) : Database
{
    private readonly List<DbCommand> commands = [];

    public override Dialect Dialect => inner.Dialect;

    public override bool IsExclusive => inner.IsExclusive;

    public override int Waiting => inner.Waiting;

    public override string MigrationConnection => inner.MigrationConnection;

    /// <summary>Runs <paramref name="read"/> and answers the plans of what it asked, as the database explains them.</summary>
    public async Task<IReadOnlyList<string>> PlansAsync(Func<Task> read)
    {
        commands.Clear();
        await read();
        List<(string Text, List<(string Name, object? Value)> Parameters)> asked = [.. commands.Select(command =>
            (command.CommandText, command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value)).ToList()))];
        var plans = new List<string>();
        foreach (var (text, parameters) in asked)
        {
            plans.Add(await ExplainAsync(text, parameters));
        }

        return plans;
    }

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        new RecordedConnection(await inner.OpenAsync(cancellationToken), commands.Add);

    public override Task<IAsyncDisposable> LockSchemaAsync(CancellationToken cancellationToken) => inner.LockSchemaAsync(cancellationToken);

    public override Task<T> WriteAsync<T>(string companyId, Func<WriteScope, Task<T>> action, CancellationToken cancellationToken) =>
        inner.WriteAsync(companyId, action, cancellationToken);

    public override Task ListenAsync(Action<string> heard, CancellationToken cancellationToken) => inner.ListenAsync(heard, cancellationToken);

    public override Task SignalAsync(string word, CancellationToken cancellationToken) => inner.SignalAsync(word, cancellationToken);

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<string> ExplainAsync(string text, List<(string Name, object? Value)> parameters)
    {
        await using var connection = await inner.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = (Dialect.Name == "sqlite" ? "explain query plan " : "explain (analyze, costs off, timing off, summary off) ") + text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        await using var rows = await command.ExecuteReaderAsync();
        var lines = new List<string> { text.Trim(), "" };
        while (await rows.ReadAsync())
        {
            lines.Add("    " + rows.GetString(rows.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }
}
