using Dapper;
using TwoWayChat.Chats;
using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Which indexes lists are read from. What that means for a large company is measured by <c>sizes</c>.</summary>
public class ListPlanTests
{
    [Theory, OnBothDatabases]
    public async Task FreeChats_AreReadFromIndexesOfFreeChatsInTheirOrder(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var filter = new ChatFilter { Unassigned = true, Status = ChatStatus.Open };

        (await PlanAsync(shop, shop.Manager, filter)).ShouldContain("chats_free_by_activity");
        (await PlanAsync(shop, shop.Ana, filter)).ShouldContain("chats_free_by_property");
        (await PlanAsync(shop, shop.Manager, filter with { PropertyId = shop.Billing.Id })).ShouldContain("chats_free_by_property");
    }

    [Theory, OnBothDatabases]
    public async Task WaitingChats_AreReadFromIndexesInTheOrderOfTheirWaiting(DatabaseKind kind)
    {
        var shop = await Shop.OpenAsync(kind);
        var free = new ChatFilter { Unassigned = true, Status = ChatStatus.Open, Waits = true };
        var own = new ChatFilter { AssigneeId = shop.Ana.Id, Status = ChatStatus.Open, Waits = true };

        (await PlanAsync(shop, shop.Manager, free)).ShouldContain("chats_by_waiting");
        (await PlanAsync(shop, shop.Ana, free)).ShouldContain("chats_unassigned");
        (await PlanAsync(shop, shop.Ana, own)).ShouldContain("chats_by_waiting");
    }

    private static async Task<string> PlanAsync(Shop shop, TestUser user, ChatFilter filter)
    {
        var account = (await shop.Server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(shop.Company.Id, user.Id, CancellationToken.None))!;
        var query = new ChatListQuery(account, filter, new PageRequest(50, []));
        var database = shop.Server.Services.GetRequiredService<Database>();
        await using var connection = await database.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        if (database.Dialect.LocksRows)
        {
            await connection.ExecuteAsync(
                "set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off", transaction: transaction);
        }

        var explain = database.Dialect.LocksRows ? "explain " : "explain query plan ";
        await using var rows = await connection.ExecuteReaderAsync(explain + database.Dialect.Text(query.Sql), query.Parameters, transaction);
        var lines = new List<string>();
        while (await rows.ReadAsync())
        {
            lines.Add(rows.GetString(rows.FieldCount - 1));
        }

        return string.Join('\n', lines);
    }
}
