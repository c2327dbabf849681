using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>Whatever a receiver does, it costs a bounded answer and a bounded time, means what the table of callbacks says, and loses nothing.</summary>
public sealed class HostileReceiverTests
{
    private const string Trouble = "ENDPOINT_TROUBLE";

    private static readonly TestServerOptions Hasty = new() { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Deadline", "00:00:00.5")] };

    [Theory]
    [InlineData("resets at once", Trouble, null, null)] // RESET, or CLOSED where the sender had not begun to write.
    [InlineData("closes without an answer", Trouble, "CLOSED", null)]
    [InlineData("resets in the body", Trouble, "RESET", 200)]
    [InlineData("is silent", Trouble, "TIMEOUT", null)]
    [InlineData("drips", Trouble, "TIMEOUT", 200)]
    [InlineData("informs without end", Trouble, "TIMEOUT", null)]
    [InlineData("floods the body", Trouble, null, 500)]
    [InlineData("floods the headers", Trouble, "INVALID_ANSWER", null)]
    [InlineData("sends garbled chunks", Trouble, "INVALID_ANSWER", 200)]
    [InlineData("speaks something else", Trouble, "INVALID_ANSWER", null)]
    [InlineData("redirects to metadata", "MISCONFIGURED", null, 302)]
    [InlineData("asks for patience", "OVERLOAD", null, 429)]
    [InlineData("asks for a minute", "OVERLOAD", null, 429)]
    [InlineData("answers before it reads", Trouble, null, null)] // 503, or RESET where the unread request has destroyed it.
    public async Task Lane_ReceiverIsHostileUntilItHeals_LosesNothingAndKeepsOrder(string way, string outcome, string? error, int? status)
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Hasty);
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        await using var front = new HostileFront(scene.Receiver.Url);
        front.Turn(HostileWays.Of(way));
        await scene.ConfigureAsync(new { callbackUrl = front.Url });
        await scene.Story.LogAsync("first", 3);
        await scene.Story.LogAsync("second", 2);

        await Eventually.HoldsAsync(async () =>
        {
            await scene.CallAsync("POST", "retry");
            return (await FailuresAsync(scene)).Count > 2;
        });
        var failures = await FailuresAsync(scene); // What comes later, the front's change of mind has cut off.
        front.Turn(null);
        await Eventually.HoldsAsync(async () =>
        {
            await scene.CallAsync("POST", "retry");
            return scene.Receiver.Received.Count >= 6;
        });

        failures.ShouldAllBe(failure => failure.Outcome == outcome);
        if (error is not null || status is not null)
        {
            failures.Select(failure => (failure.Error, failure.Status)).Distinct().ShouldContain((error, status));
        }

        front.MostSent.ShouldBeLessThan(HostileWays.TenMegabytes);
        Kept(scene.Receiver.Received);
    }

    [Fact]
    public async Task Lane_ReceiverFlaps_LosesNothingAndKeepsOrder()
    {
        var server = await TestServer.SharedAsync(DatabaseKind.Sqlite, Hasty);
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        var taken = new List<ReceivedCallback>();
        var gate = new Lock();
        var turn = 0;
        scene.Receiver.Otherwise = request =>
        {
            lock (gate)
            {
                if (turn++ % 2 == 0)
                {
                    return CallbackAnswer.Status(500);
                }

                taken.Add(request);
                return CallbackAnswer.Ok;
            }
        };

        await Task.WhenAll(scene.Story.LogAsync("first", 10), scene.Story.LogAsync("second", 10));
        await Eventually.HoldsAsync(async () =>
        {
            await scene.CallAsync("POST", "retry");
            lock (gate)
            {
                return taken.Count >= 20;
            }
        });

        Kept([scene.Receiver.Received[0], .. taken]);
        (await scene.DoAsync("GET", "parked")).Json["items"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Each event once, in order per subject, each naming the one before it.</summary>
    private static void Kept(IReadOnlyList<ReceivedCallback> received)
    {
        var sequences = received.Select(ControlScene.Sequence).ToList();
        sequences.Order().ShouldBe(Enumerable.Range(1, received.Count).Select(number => (long)number));
        received.ShouldAllBe(callback => callback.Json["previousSequence"]!.GetValue<long>() == ControlScene.Sequence(callback) - 1);
        foreach (var subject in received.Skip(1).GroupBy(callback => callback.Json["data"]!["subject"]!.GetValue<string>()))
        {
            subject.Select(ControlScene.Sequence).ShouldBeInOrder();
        }
    }

    private static Task<IReadOnlyList<Failure>> FailuresAsync(ControlScene scene) => scene.Server.Database.QueryAsync<Failure>(
        "select outcome, error, status from callback_attempts where company_id = @Id and outcome <> 'DELIVERED'",
        new { scene.Story.Company.Id },
        CancellationToken.None);

    internal sealed record Failure
    {
        public required string Outcome { get; init; }

        public string? Error { get; init; }

        public int? Status { get; init; }
    }
}
