using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class RenewTests
{
    [Theory, OnBothDatabases]
    public async Task Register_Again_RenewsTheSameSessionAndLogsNothing(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1487303539483));
        await using var server = await TestServer.StartAsync(kind, new() { Time = time });
        var scene = await Scene.OnAsync(server);

        var first = await scene.SessionAsync(scene.Manager, scene.Ana);
        time.AdjustTime(time.GetUtcNow() + TimeSpan.FromHours(5));
        var second = await scene.SessionAsync(scene.Manager, scene.Ana);

        second["id"]!.GetValue<string>().ShouldBe(first["id"]!.GetValue<string>());
        second["createdAt"]!.GetValue<long>().ShouldBe(first["createdAt"]!.GetValue<long>() + 18_000_000);
        second["expiresAt"]!.GetValue<long>().ShouldBe(second["createdAt"]!.GetValue<long>() + 201_600_000);
        (await scene.TypesAsync(scene.Manager, first["id"]!.GetValue<string>())).ShouldBe(["session.created"]);
        var shown = await scene.GetAsync(scene.Manager, $"integration/{first["id"]}");
        shown["createdAt"]!.GetValue<long>().ShouldBe(second["createdAt"]!.GetValue<long>());
        shown["expiresAt"]!.GetValue<long>().ShouldBe(second["expiresAt"]!.GetValue<long>());
    }

    [Theory, OnBothDatabases]
    public async Task Register_ByAnotherCreatorOrForAnotherUser_IsAnotherSession(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        string[] ids =
        [
            await scene.SessionIdAsync(scene.Manager, scene.Ana),
            await scene.SessionIdAsync(scene.Ana, scene.Ana),
            await scene.SessionIdAsync(scene.Manager, scene.Ben),
        ];

        ids.ShouldBeUnique();
    }

    [Theory, OnBothDatabases]
    public async Task Register_AfterTheEnd_IsANewSession(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var ended = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        (await scene.EndAsync(scene.Ana, ended)).ShouldBe(HttpStatusCode.NoContent);

        (await scene.SessionIdAsync(scene.Ana, scene.Ana)).ShouldNotBe(ended);
    }

    [Theory, OnBothDatabases]
    public async Task Register_AtOnceManyTimes_MakesOneSession(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        var ids = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => scene.SessionIdAsync(scene.Manager, scene.Ana)));

        ids.Distinct().Count().ShouldBe(1);
        (await scene.GetAsync(scene.Manager, "integration"))["items"]!.AsArray().Count.ShouldBe(1);
        (await scene.TypesAsync(scene.Manager, ids[0])).ShouldBe(["session.created"]);
    }

    [Fact]
    public async Task Register_AtOnceOnTwoNodes_MakesOneSession()
    {
        await using var database = await TestDatabase.KeptAsync(DatabaseKind.PostgreSql);
        await using var one = await TestServer.StartAsync(database);
        var scene = await Scene.OnAsync(one);
        var otherNode = database.AnotherNode();
        using var folder = otherNode.Folder;
        await using var two = await TestServer.StartAsync(otherNode);
        var twin = scene with { Server = two };

        for (var round = 0; round < 10; round++)
        {
            var user = await one.Seed.AddUserAsync(scene.Company, Role.Agent, $"agent-{round}");
            var ids = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? scene : twin).SessionIdAsync(scene.Manager, user)));
            ids.Distinct().Count().ShouldBe(1);
            (await twin.TypesAsync(scene.Manager, ids[0])).ShouldBe(["session.created"]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Register_AndEndAtOnceManyTimes_KeepsEveryStretchWhole(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);

        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
            await scene.EndAsync(scene.Ana, id);
            return id;
        }));

        foreach (var id in ids.Distinct())
        {
            (await scene.TypesAsync(scene.Ana, id)).ShouldBe(["session.created", "session.ended"]);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Register_AfterTheCreatorsPasswordChanged_EndsTheOldSessionAndMakesANew(DatabaseKind kind)
    {
        await using var server = await TestServer.StartAsync(
            kind, new() { Time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1487303539483)) });
        var scene = await Scene.OnAsync(server);
        var old = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await scene.ChangeAsync(scene.Ana, "version = version + 1");

        var renewed = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        renewed.ShouldNotBe(old);
        Reason((await scene.EventsAsync(scene.Ana, old))[^1]).ShouldBe("REVOKED");
    }

    [Theory, OnBothDatabases]
    public async Task Register_AfterExpiryBeforeAnySweep_EndsTheOldSessionAndMakesANew(DatabaseKind kind)
    {
        var time = new FakeTimeProvider(DateTimeOffset.FromUnixTimeMilliseconds(1487303539483));
        await using var server = await TestServer.StartAsync(kind, new() { Time = time, Settings = [("Sessions:Lifetime", "00:00:01")] });
        var scene = await Scene.OnAsync(server);
        var old = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        time.Advance(TimeSpan.FromSeconds(1));

        (await scene.SessionIdAsync(scene.Ana, scene.Ana)).ShouldNotBe(old);

        Reason((await scene.EventsAsync(scene.Ana, old))[^1]).ShouldBe("EXPIRED");
    }

    /// <summary>A request that was signed in before a change is told so, instead of starting what would have to be ended at once.</summary>
    [Theory]
    [OnBothDatabases("ana", "enabled = false")]
    [OnBothDatabases("manager", "enabled = false")]
    [OnBothDatabases("manager", "version = version + 1")]
    [OnBothDatabases("manager", "role = 'AGENT'")]
    public async Task Register_WithWhatChangedMeanwhile_IsRefusedAndLeavesNothing(DatabaseKind kind, string who, string change)
    {
        var scene = await Scene.OnAsync(kind);
        var users = scene.Server.Services.GetRequiredService<IUserLookup>();
        var creator = (await users.FindByIdAsync(scene.Company.Id, scene.Manager.Id, CancellationToken.None))!;
        var user = (await users.FindByIdAsync(scene.Company.Id, scene.Ana.Id, CancellationToken.None))!;
        await scene.ChangeAsync(who == "ana" ? scene.Ana : scene.Manager, change);

        var refused = await Should.ThrowAsync<ApiException>(
            () => scene.Server.Services.GetRequiredService<RegisterSession>().RunAsync(creator, user, CancellationToken.None));

        refused.Status.ShouldBe(401);
        (await scene.Server.Database.FirstOrDefaultAsync<long>(
            "select count(*) from integration_sessions where company_id = @Id", new { scene.Company.Id }, CancellationToken.None)).ShouldBe(0);
    }

    private static string Reason(JsonObject ended) => ended["data"]!["reason"]!.GetValue<string>();
}
