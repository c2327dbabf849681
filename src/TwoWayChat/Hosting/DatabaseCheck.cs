using System.Data.Common;
using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>
/// Ready while the database takes a write: a full disk or a lost connection makes the node unready, and nothing else of it. Anybody may ask, so
/// one write answers all who ask meanwhile, and a good answer holds for a moment.
/// </summary>
internal sealed class DatabaseCheck(Database database, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HoldsFor = TimeSpan.FromSeconds(1);

    private readonly Lock gate = new();
    private Task<HealthCheckResult> asked = Task.FromResult(HealthCheckResult.Unhealthy("Not asked yet"));
    private Task write = Task.CompletedTask;
    private long askedAt;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (asked.IsCompleted && !(asked is { IsCompletedSuccessfully: true, Result.Status: HealthStatus.Healthy }
                && time.GetElapsedTime(askedAt) < HoldsFor))
            {
                askedAt = time.GetTimestamp();
                asked = AskAsync();
            }

            return asked.WaitAsync(cancellationToken);
        }
    }

    /// <summary>A write that still waits is waited for again: those who ask must not fill the queue.</summary>
    private async Task<HealthCheckResult> AskAsync()
    {
        try
        {
            if (write.IsCompleted)
            {
                write = database.WriteAsync("", TouchAsync, CancellationToken.None);
            }

            await write.WaitAsync(Patience, time);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(error is TimeoutException ? "The database does not answer" : "The database takes no writes");
        }
    }

    /// <summary>Another value each time: SQLite leaves a row alone that would stay as it is, and so never notices a full disk.</summary>
    private Task TouchAsync(WriteScope scope) => scope.ExecuteAsync(
        "insert into server_settings (name, value) values ('health', @now) on conflict (name) do update set value = excluded.value",
        new { now = time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture) });
}
