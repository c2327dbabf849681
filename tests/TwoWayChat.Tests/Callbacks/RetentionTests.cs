using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class RetentionTests
{
    [Theory, OnBothDatabases]
    public async Task Rows_TooOldOrDatedAheadOfThem_GoAndOthersStay(DatabaseKind kind)
    {
        await using var scene = await StartAsync(kind, events: 5);
        await Eventually.HoldsAsync(async () => await CountAsync(scene, "callback_attempts") == 6);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id and sequence <= 3", days: 31);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id and sequence > 3", days: 29);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id and sequence in (2, 4)", days: -365);
        var before = (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(8)).ToUnixTimeMilliseconds();
        await AgeAsync(scene, $"update callback_attempts set attempt_id = '{Ids.From(before)[..8]}' || substr(attempt_id, 9) where company_id = @Id and sequence <= 4", days: 8);

        await SweepAsync(scene);
        await SweepAsync(scene);

        (await CountAsync(scene, "events"), await CountAsync(scene, "callback_attempts"), await CountAsync(scene, "parked_callbacks")).ShouldBe((3, 2, 0));
        await scene.Story.LogAsync("chat");
        (await scene.Receiver.WaitForCountAsync(7))[6].Json["previousSequence"]!.GetValue<long>().ShouldBe(6);
    }

    [Theory, OnBothDatabases]
    public async Task Events_MoreThanAChunkAndMostDatedAhead_AllGo(DatabaseKind kind)
    {
        const int Many = (2 * RetentionStore.Chunk) + 10;
        await using var scene = await StartAsync(kind);
        await scene.DoAsync("POST", "pause");
        await scene.Server.Database.WriteAsync(
            scene.Story.Company.Id,
            async scope =>
            {
                await scope.ExecuteAsync(
                    """
                    insert into events (company_id, sequence, event_id, type, subject, occurred_at, session_id, content)
                    values (@Id, @sequence, 'none', 'session.created', 'none', 0, 'another', '{}')
                    """,
                    Enumerable.Range(2, Many).Select(sequence => new { scene.Story.Company.Id, sequence }));
                await scope.ExecuteAsync(
                    "update event_heads set sequence = sequence + @Many where company_id = @Id", new { scene.Story.Company.Id, Many });
            },
            CancellationToken.None);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id", days: 31);
        await AgeAsync(scene, $"update events set occurred_at = @at where company_id = @Id and sequence between 5 and {Many}", days: -365);
        await scene.Story.LogAsync("chat");
        await AgeAsync(scene, $"update events set occurred_at = @at where company_id = @Id and sequence = {Many + 2}", days: 1);

        await SweepAsync(scene);

        (await CountAsync(scene, "events"), await CountAsync(scene, "parked_callbacks")).ShouldBe((1, 0));
        await scene.DoAsync("POST", "resume");
        await scene.Receiver.WaitForAsync(callback => ControlScene.Sequence(callback) == Many + 2);
    }

    [Theory, OnBothDatabases]
    public async Task Session_ThatLosesEvents_IsToldSo(DatabaseKind kind)
    {
        await using var scene = await StartAsync(kind);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat", 4);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id and sequence <= 3", days: 31);
        await AgeAsync(scene, "update events set occurred_at = @at where company_id = @Id and sequence > 3", days: 1);

        await SweepAsync(scene);

        var parked = (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().ShouldHaveSingleItem()!;
        (parked["sequence"]!.GetValue<long>(), parked["error"]!.GetValue<string>(), parked["type"]).ShouldBe((3, "NO_LONGER_KEPT", null));
        (await scene.CallAsync("POST", "parked/3/redeliver")).Status.ShouldBe(System.Net.HttpStatusCode.Conflict);
    }

    [Theory, OnBothDatabases]
    public async Task Session_EndedLongAgo_GoesWithItsCursorAndOthersStay(DatabaseKind kind)
    {
        await using var scene = await StartAsync(kind);
        var agent = await scene.Server.Seed.AddUserAsync(scene.Story.Company, Role.Agent);
        var ended = await scene.Story.RegisterAsync(agent);
        (await scene.Story.DeregisterAsync(ended)).StatusCode.ShouldBe(System.Net.HttpStatusCode.NoContent);
        await Eventually.HoldsAsync(async () => await CountAsync(scene, "callback_cursors", "closed") == 1);
        await SweepAsync(scene);
        (await CountAsync(scene, "integration_sessions")).ShouldBe(2);
        await AgeAsync(scene, "update integration_sessions set ended_at = @at where company_id = @Id and ended_at is not null", days: 31);

        await SweepAsync(scene);

        (await CountAsync(scene, "integration_sessions"), await CountAsync(scene, "callback_cursors")).ShouldBe((1, 1));
        await scene.Story.LogAsync("chat");
        await scene.Receiver.WaitForAsync(callback => callback.Header("chat-event-type") == "message.received");
    }

    private static async Task<ControlScene> StartAsync(DatabaseKind kind, int events = 0) =>
        await ControlScene.StartAsync(await TestServer.StartAsync(kind, LaneStory.Options), events);

    private static Task SweepAsync(ControlScene scene) => scene.Server.Services.GetRequiredService<RetentionSweep>().RunAsync(CancellationToken.None);

    private static Task<long> CountAsync(ControlScene scene, string table, string condition = "1 = 1") => scene.Server.Database.FirstOrDefaultAsync<long>(
        $"select count(*) from {table} where company_id = @Id and {condition}", new { scene.Story.Company.Id }, CancellationToken.None);

    private static Task AgeAsync(ControlScene scene, string sql, int days) => scene.Server.Database.WriteAsync(
        scene.Story.Company.Id,
        scope => scope.ExecuteAsync(
            sql, new { scene.Story.Company.Id, at = (TimeProvider.System.GetUtcNow() - TimeSpan.FromDays(days)).ToUnixTimeMilliseconds() }),
        CancellationToken.None);
}
