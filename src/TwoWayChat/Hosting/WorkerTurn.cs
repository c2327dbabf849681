using System.Data.Common;
using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime.TimeZones;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// What ends one turn of a worker, or one row's, with a line in its log, and not the worker, and with it the server: storage that is out, a file that is not
/// ours, a row that another version or another key file has written, a rule that refuses what the row asks for. Everything else is a bug.
/// </summary>
internal static partial class WorkerTurn
{
    private static readonly Meter Meter = new("TwoWayChat.Workers");
    private static readonly Counter<long> Failed =
        Meter.CreateCounter<long>("chat.worker.failed_rows", description: "Turns of due rows that failed, by worker");

    /// <summary>For a worker's <c>catch … when</c>: the next turn tries again.</summary>
    public static bool MayEndOn(Exception error) => error is StorageUnavailableException or DbException or IOException or UnauthorizedAccessException
        or TimeoutException or ApiException or JsonException or FormatException or CryptographicException or DateTimeZoneNotFoundException;

    /// <summary>One turn of a worker: what may end it is logged, and the next turn tries again. True where it came to its end.</summary>
    /// <param name="logger">Where a failure is written, with all that is known of it.</param>
    /// <param name="worker">Whose turn.</param>
    /// <param name="turn">What is to be done.</param>
    public static async Task<bool> TryAsync(ILogger logger, string worker, Func<Task> turn)
    {
        try
        {
            await turn();
            return true;
        }
        catch (Exception error) when (MayEndOn(error))
        {
            LogEnded(logger, worker, error);
            return false;
        }
    }

    /// <summary>
    /// Gives each of a sweep's rows its turn, one after the other. One that fails, be it by a bug, is logged, counted and left for the next sweep, and the
    /// others go on; only where the database is out does the sweep end with that. The answer is how many did not fail: a sweep that asks for more as long as
    /// there is more stops at none, or it would try the same row for ever.
    /// </summary>
    /// <param name="logger">Where a failure is written.</param>
    /// <param name="worker">Who sweeps, for the metric.</param>
    /// <param name="rows">What is due.</param>
    /// <param name="work">A row's turn; a transaction of its own.</param>
    public static async Task<int> EachAsync<T>(ILogger logger, string worker, IEnumerable<T> rows, Func<T, Task> work)
    {
        var done = 0;
        foreach (var row in rows)
        {
            var turn = TakeAsync(work, row);
            await turn.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (turn.IsCompletedSuccessfully)
            {
                done++;
            }
            else if (turn.Exception?.InnerException is { } error && !IsOutage(error))
            {
                Failed.Add(1, new KeyValuePair<string, object?>("worker", worker));
                LogFailed(logger, worker, error);
            }
            else
            {
                await turn;
            }
        }

        return done;
    }

    /// <summary>What is thrown before the first wait comes in the task as well.</summary>
    private static async Task TakeAsync<T>(Func<T, Task> work, T row) => await work(row);

    /// <summary>No row has its turn while the database is out. One file that cannot be read or removed is its own row's trouble.</summary>
    private static bool IsOutage(Exception error) => error is StorageUnavailableException;

    [LoggerMessage(LogLevel.Warning, "A turn of {Worker} ended early; the next one tries again")]
    private static partial void LogEnded(ILogger logger, string worker, Exception error);

    [LoggerMessage(LogLevel.Error, "A row's turn failed in {Worker}; the others go on, and the next sweep tries it again")]
    private static partial void LogFailed(ILogger logger, string worker, Exception error);
}
