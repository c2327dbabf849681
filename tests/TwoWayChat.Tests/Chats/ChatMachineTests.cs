using CsCheck;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Chats;

/// <summary>Whatever several agents, managers and customers do at once, what must always hold holds.</summary>
public class ChatMachineTests
{
    private const int Tracks = 4;
    private const int Limit = 2;

    private static readonly Gen<MachineStep[][]> Stories = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 17], Gen.Int[0, 999])
        .Select((who, what, which) => new MachineStep(who, what, which)).Array[25].Array[Tracks];

    [Fact]
    public async Task Chats_UnderRandomActsOfMany_KeepTheirInvariants()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, DeskScene.Quick);
        await Stories.SampleAsync(tracks => PlayAsync(tracks, server), iter: SeedCount.Or(3), threads: 1);
    }

    /// <summary>A node writes for a company one after the other: only two can be in the midst of it at once.</summary>
    [Fact]
    public async Task Chats_UnderRandomActsOfManyOnTwoNodes_KeepTheirInvariants()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var first = await TestServer.StartAsync(database, DeskScene.Quick);
        await using var other = database.AnotherNode();
        await using var second = await TestServer.StartAsync(other, DeskScene.Quick);
        await Stories.SampleAsync(tracks => PlayAsync(tracks, first, second), iter: SeedCount.Or(3), threads: 1);
    }

    private static async Task PlayAsync(MachineStep[][] tracks, params TestServer[] nodes)
    {
        var scene = await DeskScene.OpenAsync(nodes[0], new { assignment = "LEAST_BUSY", assignmentLimit = Limit });
        var sessions = new Dictionary<string, TestUser>();
        foreach (var user in new[] { scene.Ana, scene.Amy, scene.Shop.Ben, scene.Shop.Paula })
        {
            sessions[await scene.ComeAsync(user)] = user;
        }

        var machine = new ChatMachine(scene, [.. nodes.Select(scene.Shop.On)]);

        await Task.WhenAll(tracks.Select(async steps =>
        {
            foreach (var step in steps)
            {
                await machine.ActAsync(step);
            }
        }));

        machine.Surprises.ShouldBeEmpty();
        var state = await ChatInvariants.AtRestAsync(scene);
        await state.HasOneOpenChatPerContactAsync();
        await state.HasEveryMessageOnceAsync([.. machine.Accepted]);
        await state.IsTheLogsStateAsync(Limit);
        await state.CopiesFollowTheirChatsAsync();
        state.ObeysOptOuts();
        await state.ShowsOwnPropertiesOnlyAsync(machine.Users.Where(user => user != scene.Shop.Manager), machine.Chats);
        await state.TellsOwnPropertiesOnlyAsync(sessions);
        await state.HasSentEveryTextOnceAsync();
    }
}
