using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Callbacks.Retention;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>Sessions that only wait share one mark, which moves while their own rows stay as they are.</summary>
public sealed class IdleMarkTests
{
    /// <summary>More than a lane lets its mark lag behind.</summary>
    private const int Many = 4200;

    private static readonly TestServerOptions Sweeping = new()
    {
        Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.02")],
    };

    [Theory, OnBothDatabases]
    public async Task Mark_OfManyEventsThatNobodySees_HoldsForIdleSessionsAlone(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(await TestServer.StartAsync(kind, Sweeping));
        var idle = await scene.Story.RegisterAsync(await scene.Server.Seed.AddUserAsync(scene.Story.Company, Role.Agent));
        await scene.Receiver.WaitForCountAsync(2);
        await scene.DoAsync("POST", "pause");
        await scene.Story.LogAsync("chat");

        await AddUnseenAsync(scene);
        await Eventually.HoldsAsync(async () => await MarkAsync(scene) > Many);

        (await RowAsync(scene, idle)).ShouldBe((true, 2));
        (await RowAsync(scene, scene.SessionId)).ShouldBe((false, 2));
        (await scene.Server.Services.GetRequiredService<RetentionStore>().BehindAsync(scene.Story.Company.Id, Many, "", CancellationToken.None))
            .ShouldBe([scene.SessionId]);
        scene.Server.Services.GetRequiredService<LaneHost>().Find(scene.Story.Company.Id)!.Lost(); // As if it had died: nothing more is written.
        await scene.DoAsync("POST", "resume");
        (await scene.Client.DoAsync("DELETE", $"integration/{idle}")).Status.ShouldBe(System.Net.HttpStatusCode.NoContent);
        var later = (await scene.Receiver.WaitForCountAsync(5)).Skip(2).ToList();
        later.Where(callback => callback.Header("chat-session-id") == scene.SessionId).Select(Chain).ShouldBe([(3, 1), (Many + 4, 3)]);
        later.Where(callback => callback.Header("chat-session-id") == idle).Select(Chain).ShouldBe([(Many + 5, 2)]);
    }

    private static (long Sequence, long Previous) Chain(ReceivedCallback callback) =>
        (ControlScene.Sequence(callback), callback.Json["previousSequence"]!.GetValue<long>());

    /// <summary>Events of a session that is not there, and one that makes the lane read on.</summary>
    private static async Task AddUnseenAsync(ControlScene scene)
    {
        await scene.Server.Database.WriteAsync(
            scene.Story.Company.Id,
            async scope =>
            {
                await scope.ExecuteAsync(
                    """
                    insert into events (company_id, sequence, event_id, type, subject, occurred_at, session_id, content)
                    values (@Id, @sequence, 'none', 'session.created', 'none', 0, 'another', '{}')
                    """,
                    Enumerable.Range(4, Many).Select(sequence => new { scene.Story.Company.Id, sequence }));
                await scope.ExecuteAsync("update event_heads set sequence = sequence + @Many where company_id = @Id", new { scene.Story.Company.Id, Many });
            },
            CancellationToken.None);
        await scene.Story.LogAsync("chat");
    }

    private static Task<long> MarkAsync(ControlScene scene) => scene.Server.Database.FirstOrDefaultAsync<long>(
        "select idle_through from callback_lanes where company_id = @Id", new { scene.Story.Company.Id }, CancellationToken.None);

    private static async Task<(bool Idle, long LowWater)> RowAsync(ControlScene scene, string sessionId) =>
        await scene.Server.Database.FirstOrDefaultAsync<(bool, long)>(
            "select idle, low_water from callback_cursors where company_id = @Id and session_id = @sessionId",
            new { scene.Story.Company.Id, sessionId },
            CancellationToken.None);
}
