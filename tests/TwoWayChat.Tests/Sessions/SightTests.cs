using TwoWayChat.Events;
using TwoWayChat.Security;
using TwoWayChat.Sessions;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class SightTests
{
    /// <summary>The rule is written twice, in C# and in SQL: over every combination of facts both see the same.</summary>
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
