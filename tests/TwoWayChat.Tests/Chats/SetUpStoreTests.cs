using TwoWayChat.Chats.Ui;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>What the way to a company's first chat ticks as done.</summary>
public class SetUpStoreTests
{
    [Theory, OnBothDatabases]
    public async Task SetUp_StepByStep_IsTickedForWhoManagesIt(DatabaseKind kind)
    {
        var server = await TestServer.SharedAsync(kind);
        var company = await server.Seed.CreateCompanyAsync();
        var boss = await server.Seed.AddUserAsync(company, Role.GlobalManager, "boss");
        using var client = server.As(boss);
        (await FoundAsync(server, boss)).ShouldBe(Progress(0, 0, 0, 0, 0));

        var billing = await server.Seed.AddPropertyAsync(company, "Billing");
        var sales = await server.Seed.AddPropertyAsync(company, "Sales");
        var paula = await server.Seed.AddUserAsync(company, Role.PropertyManager, "paula", billing);
        (await FoundAsync(server, boss)).ShouldBe(Progress(1, 0, 0, 0, 0));

        await server.Seed.AddSenderAddressAsync(company, "+12025550100", sales);
        await server.Seed.AddUserAsync(company, Role.Agent, "ana", sales);
        await server.Seed.AddKeywordAsync(sales, "SALES");
        await client.DoAsync("PUT", $"business-hours/{sales.Id}", new { alwaysOpen = true });

        (await FoundAsync(server, boss)).ShouldBe(Progress(1, 1, 1, 1, 1));
        (await FoundAsync(server, paula)).ShouldBe(Progress(1, 0, 0, 0, 0));
    }

    private static async Task<SetUpProgress> FoundAsync(TestServer server, TestUser user)
    {
        var account = await server.Services.GetRequiredService<IUserLookup>().FindByIdAsync(user.Company.Id, user.Id, CancellationToken.None);
        return await server.Services.GetRequiredService<SetUpStore>().FindAsync(account!, CancellationToken.None);
    }

    private static SetUpProgress Progress(long properties, long agents, long senders, long hours, long keywords) =>
        new() { Properties = properties, Agents = agents, SenderAddresses = senders, Hours = hours, Keywords = keywords };
}
