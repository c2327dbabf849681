using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

/// <summary>What can be sent again of a session whose cursor stands before an event that the receiver does not take.</summary>
public sealed class StuckHeadTests
{
    [Theory, OnBothDatabases]
    public async Task Event_BehindAStuckOneOfAnotherChat_IsSentAgainOnceItIsDone(DatabaseKind kind)
    {
        await using var scene = await ControlScene.StartAsync(kind);
        scene.Receiver.Otherwise = callback => ControlScene.Sequence(callback) == 2 ? CallbackAnswer.Status(500) : CallbackAnswer.Ok;
        await scene.Story.LogAsync("stuck");
        await scene.Story.LogAsync("chat");
        var delivery = await Eventually.ComesAsync(async () => (await scene.Client.DoAsync("GET", "deliveries?status=200&limit=1")).Json["items"]!.AsArray()
            .FirstOrDefault(item => item!["sequence"]!.GetValue<long>() == 3));
        await ParkAsync(scene, 3);

        await scene.Client.DoAsync("POST", $"deliveries/{delivery["id"]}/redeliver");
        await scene.Receiver.UntilAsync(all => all.Count(ControlScene.IsReplay) == 1);
        await Eventually.HoldsAsync(async () => await ParkedAsync(scene) == 0);
        await ParkAsync(scene, 3);
        using var client = scene.Client;
        client.DefaultRequestHeaders.Add("Idempotency-Key", "again");
        var replay = await client.DoAsync("POST", $"integration/{scene.SessionId}/parked/3/redeliver");

        await Eventually.HoldsAsync(async () => await ParkedAsync(scene) == 0);
        (await client.DoAsync("POST", $"integration/{scene.SessionId}/parked/3/redeliver"))["id"]
            .ShouldBe(replay["id"], "the answer to the first was lost on its way");
        var again = scene.Receiver.Received.Where(ControlScene.IsReplay).ToList();
        again.Select(ControlScene.Sequence).ShouldBe([3, 3]);
        again.ShouldAllBe(callback => callback.Json["previousSequence"]!.GetValue<long>() == 2);
        (await scene.CallAsync("POST", "replay", new { fromSequence = 2, toSequence = 3 })).Errors.ShouldBe(
            ["fromSequence NOT_SENT_YET", "toSequence NOT_SENT_YET"]);
        (await scene.CallAsync("POST", "replay", new { fromSequence = 2, toSequence = 2 })).Errors.ShouldContain("fromSequence NOT_SENT_YET");
    }

    private static async Task<int> ParkedAsync(ControlScene scene) => (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().Count;

    private static Task ParkAsync(ControlScene scene, long sequence) => scene.Server.Database.WriteAsync(
        scene.Story.Company.Id,
        scope => scope.ExecuteAsync(
            """
            insert into parked_callbacks (company_id, session_id, sequence, parked_at, attempts, status, error)
            values (@Id, @SessionId, @sequence, 1700000000000, 3, 422, null)
            """,
            new { scene.Story.Company.Id, scene.SessionId, sequence }),
        CancellationToken.None);
}
