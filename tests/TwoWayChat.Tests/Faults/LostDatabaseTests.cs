using TwoWayChat.Data;
using TwoWayChat.Load.Databases;
using TwoWayChat.Load.Faults;
using TwoWayChat.Load.Processes;
using TwoWayChat.Tests.Callbacks;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Faults;

/// <summary>PostgreSQL goes away under load, connection by connection or as a whole: what was committed comes, once and in order.</summary>
public sealed class LostDatabaseTests
{
    private const int Blows = 12;
    private const int Chats = 4;

    /// <summary>Every connection of the server is cut again and again, in commits, in writes of cursors and in renewals of leases.</summary>
    [Fact]
    public async Task Connections_CutUnderLoad_EverythingCommittedComesInOrder()
    {
        await using var server = await TestServer.StartAsync(
            DatabaseKind.PostgreSql, LaneStory.Options with { Settings = [.. LaneStory.Options.Settings, ("Callbacks:Lane:Renewal", "00:00:00.05")] });
        await using var scene = await ControlScene.StartAsync(server, ownsServer: false);
        using var enough = new CancellationTokenSource();
        var writing = Enumerable.Range(0, Chats).Select(chat => WriteAsync(scene, $"chat{chat}", enough.Token)).ToList();

        for (var blow = 1; blow <= Blows; blow++)
        {
            await scene.Receiver.UntilAsync(all => Sequences(all).Count > 20 * blow);
            await CutAsync(server);
        }

        await enough.CancelAsync();
        await Task.WhenAll(writing);
        var committed = await CommittedAsync(scene);
        var received = await scene.Receiver.UntilAsync(all => Sequences(all).Count >= committed);
        Sequences(received).ShouldBe(Enumerable.Range(1, (int)committed).Select(number => (long)number), ignoreOrder: true);
        foreach (var subject in received.Skip(1).GroupBy(callback => callback.Json["data"]!["subject"]!.GetValue<string>()))
        {
            subject.Select(ControlScene.Sequence).Distinct().ShouldBeInOrder();
        }

        await scene.SettledAsync(committed);
    }

    /// <summary>A short form of <c>perf/TwoWayChat.Load faults</c>.</summary>
    [Fact]
    public async Task Database_CrashesUnderLoad_NothingIsLostAndAllGoesOn()
    {
        const int Texts = 600;
        await using var store = await LoadDatabase.CreateAsync(LoadDatabase.PostgreSql);
        await using var stage = await Stage.SetAsync(store.Settings);
        await using var server = Node.Start(store.Settings);
        var address = await server.AddressAsync();
        await stage.AnswersAsync(address);
        await stage.RegisterAsync(address);
        var driving = stage.DriveAsync(stage.Plan(Texts, 40), _ => Task.FromResult(address), CancellationToken.None);
        (await stage.ReachedAsync(Texts, driving)).ShouldBeTrue(server.Output);

        await store.Cluster!.RestartAsync();
        stage.Ledger.Crashed();

        await driving;
        await stage.SettleAsync(address);
        stage.Ledger.Violations.ShouldBeEmpty();
        stage.Ledger.MostDuplicatesOfCrash.ShouldBeLessThanOrEqualTo(Stage.Window);
    }

    private static HashSet<long> Sequences(IReadOnlyList<ReceivedCallback> received) => [.. received.Select(ControlScene.Sequence)];

    /// <summary>Logs event after event; one whose commit was cut may be there or not, as the log will say.</summary>
    private static async Task WriteAsync(ControlScene scene, string subject, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            try
            {
                await scene.Story.LogAsync(subject);
            }
            catch (StorageUnavailableException)
            {
                // Refused: whoever wrote it would write it again.
            }
        }
    }

    private static async Task CutAsync(TestServer server)
    {
        try
        {
            await server.Database.QueryAsync<bool>(
                "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() order by pid = pg_backend_pid()",
                null,
                CancellationToken.None);
        }
        catch (StorageUnavailableException)
        {
            // Its own connection went last, or was still cut from the blow before.
        }
    }

    private static async Task<long> CommittedAsync(ControlScene scene)
    {
        var head = await Eventually.ComesAsync(async () =>
        {
            try
            {
                return await scene.Server.Database.FirstOrDefaultAsync<Head>(
                    "select sequence from event_heads where company_id = @Id", new { scene.Story.Company.Id }, CancellationToken.None);
            }
            catch (StorageUnavailableException)
            {
                return null; // A connection that was cut and not used since.
            }
        });
        return head.Sequence;
    }

    internal sealed record Head
    {
        public required long Sequence { get; init; }
    }
}
