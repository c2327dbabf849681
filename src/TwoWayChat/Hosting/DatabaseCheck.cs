using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using TwoWayChat.Data;

namespace TwoWayChat.Hosting;

/// <summary>Ready while the database takes a write: a full disk or a lost connection makes the node unready, and nothing else of it.</summary>
internal sealed class DatabaseCheck(Database database, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.WriteAsync("", TouchAsync, cancellationToken).WaitAsync(Patience, time, cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception error) when (error is StorageUnavailableException or DbException or TimeoutException)
        {
            return HealthCheckResult.Unhealthy(error is TimeoutException ? "The database does not answer" : "The database takes no writes");
        }
    }

    private static Task TouchAsync(WriteScope scope) => scope.ExecuteAsync(
        "insert into server_settings (name, value) values ('health', '') on conflict (name) do update set value = excluded.value");
}
