using System.Data.Common;
using Dapper;
using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class LeaseRenewalTests
{
    private static readonly string[] Companies = ["first", "second"];

    /// <summary>A renewal locks all lanes of its node, and may meet somebody who locks them the other way round.</summary>
    [Fact]
    public async Task Renewal_ThatLosesADeadlock_IsTriedAgain()
    {
        await using var server = await TestServer.StartAsync(DatabaseKind.PostgreSql);
        await server.Database.WriteAsync(
            "x",
            scope => scope.ExecuteAsync(
                "insert into callback_lanes (company_id, owner, epoch, lease_until) values (@company, 'node', 7, 9000000000000)",
                Companies.Select(company => new { company })),
            CancellationToken.None);
        await using var rival = await server.Database.OpenAsync(CancellationToken.None);
        await using var transaction = await rival.BeginTransactionAsync();
        await LockAsync(rival, transaction, Companies[1]);

        var renewing = server.Services.GetRequiredService<CallbackStore>().RenewAsync("node", TimeSpan.FromSeconds(10), CancellationToken.None);
        await Eventually.HoldsAsync(() => WaitsAsync(server));
        await Record.ExceptionAsync(() => LockAsync(rival, transaction, Companies[0])); // It has to wait least, so it is hardly ever the one that loses.
        await transaction.RollbackAsync();

        (await renewing).Select(lane => (lane.Key, lane.Value)).ShouldBe(Companies.Select(company => (company, 7L)), ignoreOrder: true);
    }

    /// <summary>Asked outside of the transaction, which would see the same each time.</summary>
    private static async Task<bool> WaitsAsync(TestServer server) => await server.Database.FirstOrDefaultAsync<long>(
        """
        select count(*) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock' and query like 'update callback_lanes%'
        """,
        null,
        CancellationToken.None) == 1;

    private static Task LockAsync(DbConnection connection, DbTransaction transaction, string company) =>
        connection.ExecuteAsync("select 1 from callback_lanes where company_id = @company for update", new { company }, transaction);
}
