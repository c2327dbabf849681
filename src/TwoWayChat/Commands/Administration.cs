using Microsoft.Extensions.Options;
using TwoWayChat.Data;

namespace TwoWayChat.Commands;

/// <summary>
/// Runs a task where it can be run: in the server that holds the SQLite folder, if one does; else on the database itself, after moving its schema
/// forward. PostgreSQL takes writes from everywhere.
/// </summary>
internal static class Administration
{
    /// <summary>Runs the task and prints what it says; throws what it throws.</summary>
    /// <param name="start">How the command line says to build the server.</param>
    /// <param name="path">The task's route in the running server.</param>
    /// <param name="request">The task's input.</param>
    /// <param name="task">The task itself.</param>
    /// <param name="cancellationToken">Until it is done.</param>
    public static async Task<CommandAnswer> RunAsync<TTasks, TRequest>(
        ServerStart start,
        string path,
        TRequest request,
        Func<TTasks, TRequest, CancellationToken, Task<CommandAnswer>> task,
        CancellationToken cancellationToken)
        where TTasks : notnull
    {
        await using var app = start.ForTask().Build();
        var data = app.Services.GetRequiredService<IOptions<DataOptions>>().Value;
        if (string.IsNullOrWhiteSpace(data.PostgreSql)
            && await RunningServer.AskAsync(data.Folder, path, request, cancellationToken) is { } answer)
        {
            return answer;
        }

        await app.Services.GetRequiredService<Migrator>().RunAsync(cancellationToken);
        return await task(app.Services.GetRequiredService<TTasks>(), request, cancellationToken);
    }
}
