using TwoWayChat.Callbacks.Lanes;
using TwoWayChat.Companies;
using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class SightTests
{
    /// <summary>The rule is written in C#, in SQL and as the index of a lane: over every combination of facts all see the same.</summary>
    [Theory]
    [OnBothDatabases(nameof(Role.GlobalManager), "")]
    [OnBothDatabases(nameof(Role.PropertyManager), "")]
    [OnBothDatabases(nameof(Role.Agent), "")]
    [OnBothDatabases(nameof(Role.GlobalManager), """["chat.ended"]""")]
    [OnBothDatabases(nameof(Role.Agent), """["chat.ended","chat.started"]""")]
    public async Task Pending_OverAllCombinationsOfFacts_CountsWhatIsSeen(DatabaseKind kind, string role, string types)
    {
        var scene = await Scene.OnAsync(kind);
        var seed = scene.Server.Seed;
        var user = await seed.AddUserAsync(scene.Company, Enum.Parse<Role>(role), null, scene.North, await seed.AddPropertyAsync(scene.Company, "East"));
        var south = await seed.AddPropertyAsync(scene.Company, "South");
        await seed.ConfigureAsync(scene.Company.Id, config => config with { EventTypes = types.Length == 0 ? null : types });
        await scene.SessionIdAsync(scene.Ben, scene.Ben);
        var id = await scene.SessionIdAsync(scene.Manager, user);
        await LogAllAsync(scene, [null, scene.North.Id, south.Id], [null, user.Id, scene.Ana.Id]);
        await scene.LogAsync(EventTypes.ChatEnded, new EventFacts { AlsoIn = [south.Id] });
        await scene.SessionIdAsync(scene.Paula, scene.Paula);

        var shown = await scene.GetAsync(scene.Manager, $"integration/{id}");
        var events = await scene.EventsAsync(scene.Manager, id, "?limit=200");

        shown["pendingCallbacks"]!.GetValue<int>().ShouldBe(events.Count);
        events.Count.ShouldBeGreaterThan(1);
        var pulled = events.Select(item => item["sequence"]!.GetValue<long>());
        (await SentAsync(scene, id, user)).ShouldBe(pulled);
    }

    [Theory, OnBothDatabases]
    public async Task Pending_OfAUserWithoutProperties_IsTheSessionsOwn(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var nobody = await scene.Server.Seed.AddUserAsync(scene.Company, Role.PropertyManager);
        var id = await scene.SessionIdAsync(scene.Manager, nobody);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id });

        (await scene.GetAsync(scene.Manager, $"integration/{id}"))["pendingCallbacks"]!.GetValue<int>().ShouldBe(1);
    }

    /// <summary>Sequences of what a lane would send to the session: by its index, and one by one.</summary>
    private static async Task<IEnumerable<long>> SentAsync(Scene scene, string id, TestUser user)
    {
        var services = scene.Server.Services;
        var config = (await services.GetRequiredService<ChatApiConfigStore>().FindAsync(scene.Company.Id, CancellationToken.None))!;
        var lane = LaneConfig.Of(config, services.GetRequiredService<Secrets>());
        var row = new CursorRow
        {
            SessionId = id, UserId = user.Id, LowWater = 0, LastVisible = 0, Acknowledged = "", DeliveredSequence = 0, PulledThrough = 0, Ended = false,
        };
        var account = await services.GetRequiredService<IUserLookup>().FindByIdAsync(scene.Company.Id, user.Id, CancellationToken.None);
        var session = new SessionCursor(row, window: 32) { Account = account };
        var sessions = new LaneSessions();
        sessions.Add(session);
        var logged = await services.GetRequiredService<LogReader>().AfterAsync(scene.Company.Id, 0, LogReader.MostPerRead, CancellationToken.None);
        var own = logged.SkipWhile(one => one.SessionId != id).ToList();
        var byIndex = own.Where(one => lane.Wants(one) && sessions.Viewers(one).Contains(session)).Select(one => one.Sequence).ToList();
        byIndex.ShouldBe(own.Where(one => lane.Sees(session, one)).Select(one => one.Sequence));
        return byIndex;
    }

    private static Task LogAllAsync(Scene scene, string?[] properties, string?[] users) => scene.Server.Database.WriteAsync(
        scene.Company.Id,
        scope =>
        {
            var facts =
                from property in properties
                from before in properties
                from assignee in users
                from held in users
                from also in new IReadOnlyList<string>[] { [], [.. properties[1..].OfType<string>()] }
                select new EventFacts { PropertyId = property, PropertyBefore = before, AlsoIn = also, AssigneeId = assignee, AssigneeBefore = held };
            foreach (var (i, fact) in facts.Index())
            {
                var type = i / 2 % 2 == 0 ? EventTypes.ChatStarted : EventTypes.ChatEnded;
                scope.AtEnd(new EventDraft(new NamedRef(scene.Company.Id, scene.Company.Name), type, fact, Actor.System, new { })
                {
                    Subject = "c",
                    OccurredAt = 1,
                });
            }

            return Task.CompletedTask;
        },
        CancellationToken.None);
}
