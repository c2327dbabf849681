using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class PullTests
{
    /// <summary>Which of eight events each role's session reads, and that the chain of sequences holds over what it does not see.</summary>
    [Theory]
    [OnBothDatabases("manager", "created,north,south,moved,assigned,nowhere")]
    [OnBothDatabases("paula", "created,north,moved")]
    [OnBothDatabases("ana", "created,north,moved,assigned")]
    public async Task Events_ByRole_ShowWhatTheUserMaySee(DatabaseKind kind, string user, string expected)
    {
        var scene = await Scene.OnAsync(kind);
        var south = await scene.Server.Seed.AddPropertyAsync(scene.Company, "South");
        var who = user switch { "manager" => scene.Manager, "paula" => scene.Paula, _ => scene.Ana };
        var others = await scene.SessionIdAsync(scene.Ben, scene.Ben);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "before");
        var id = await scene.SessionIdAsync(scene.Manager, who);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "north");
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = south.Id }, "south");
        await scene.LogAsync(EventTypes.ChatTransferred, new EventFacts { PropertyId = south.Id, PropertyBefore = scene.North.Id }, "moved");
        await scene.LogAsync(EventTypes.ChatAssigned, new EventFacts { PropertyId = south.Id, AssigneeId = scene.Ana.Id }, "assigned");
        await scene.LogAsync(EventTypes.ContactCreated, new EventFacts(), "nowhere");
        await scene.EndAsync(scene.Ben, others);

        var events = await scene.EventsAsync(who, id);

        events.Select(Subject).ShouldBe(expected.Split(','));
        Chain(events);
    }

    [Theory, OnBothDatabases]
    public async Task Events_OfTypesNotChosen_AreLeftOutOfTheChain(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        await scene.Server.Seed.ConfigureAsync(scene.Company.Id, config => config with { EventTypes = """["chat.ended"]""" });
        var id = await scene.SessionIdAsync(scene.Manager, scene.Manager);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id });
        await scene.LogAsync(EventTypes.ChatEnded, new EventFacts { PropertyId = scene.North.Id });
        await scene.EndAsync(scene.Manager, id);

        var events = await scene.EventsAsync(scene.Manager, id);

        events.Select(item => item["type"]!.GetValue<string>()).ShouldBe(["session.created", "chat.ended", "session.ended"]);
        Chain(events);
    }

    [Theory, OnBothDatabases]
    public async Task Events_InPages_ComeOnceInOrderWithTheChainUnbroken(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var south = await scene.Server.Seed.AddPropertyAsync(scene.Company, "South");
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        for (var i = 0; i < 20; i++)
        {
            await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = i % 3 == 0 ? scene.North.Id : south.Id }, $"s{i}");
        }

        var seen = new List<JsonObject>();
        for (var query = "?limit=2"; query.Length > 0;)
        {
            var page = await scene.GetAsync(scene.Ana, $"integration/{id}/events{query}");
            page["items"]!.AsArray().Count.ShouldBe(2);
            seen.AddRange(page["items"]!.AsArray().Select(item => item!.AsObject()));
            query = page["next"] is { } next ? $"?limit=2&after={next.GetValue<string>()}" : "";
        }

        seen.Select(Subject).ShouldBe(["created", "s0", "s3", "s6", "s9", "s12", "s15", "s18"]);
        Chain(seen);
        var again = await scene.EventsAsync(scene.Ana, id, $"?after={seen[3]["sequence"]}");
        again.Select(item => item.ToJsonString())
            .ShouldBe(seen.Skip(4).Select(item => item.ToJsonString()), "the same event has the same body, wherever reading begins");
    }

    [Theory, OnBothDatabases]
    public async Task Events_AmongManyUnseen_AreFoundAndChained(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await LogManyAsync(scene, 1500);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "far");

        var all = await scene.EventsAsync(scene.Ana, id);
        var tail = await scene.EventsAsync(scene.Ana, id, $"?after={all[1]["sequence"]!.GetValue<long>() - 1}");

        all.Select(Subject).ShouldBe(["created", "far"]);
        Chain(all);
        tail.Single().ToJsonString().ShouldBe(all[1].ToJsonString());
    }

    [Theory, OnBothDatabases]
    public async Task Events_BeyondOneScan_GoOnByTheCursor(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await LogManyAsync(scene, 11_000);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "far");

        var first = await scene.GetAsync(scene.Ana, $"integration/{id}/events");
        var second = await scene.GetAsync(scene.Ana, $"integration/{id}/events?after={first["next"]!.GetValue<string>()}");

        first["items"]!.AsArray().Count.ShouldBe(1);
        second["items"]!.AsArray().Select(item => Subject(item!.AsObject())).ShouldBe(["far"]);
        second["items"]![0]!["previousSequence"]!.GetValue<long>().ShouldBe(first["items"]![0]!["sequence"]!.GetValue<long>());
        second["next"].ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Events_OfAnEndedSession_StayReadableUpToItsEnd(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await scene.EndAsync(scene.Ana, id);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id });

        (await scene.TypesAsync(scene.Ana, id)).ShouldBe(["session.created", "session.ended"]);
        (await scene.TypesAsync(scene.Manager, id)).ShouldBe(["session.created", "session.ended"]);
        (await scene.StatusAsync(scene.Ben, $"integration/{id}/events")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, OnBothDatabases]
    public async Task Events_AfterARightIsLost_AreNoLongerShown(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id });
        (await scene.TypesAsync(scene.Ana, id)).Count.ShouldBe(2);

        await scene.Server.Database.WriteAsync(
            scene.Company.Id,
            scope => scope.ExecuteAsync("delete from user_properties where user_id = @Id", new { scene.Ana.Id }),
            CancellationToken.None);

        (await scene.TypesAsync(scene.Ana, id)).ShouldBe(["session.created"]);
    }

    [Theory]
    [OnBothDatabases("?after=-1")]
    [OnBothDatabases("?after=x")]
    [OnBothDatabases("?after=99999999999999999999")]
    [OnBothDatabases("?limit=0")]
    [OnBothDatabases("?limit=201")]
    [OnBothDatabases("?wait=26")]
    [OnBothDatabases("?wait=-1")]
    [OnBothDatabases("?wait=1.5")]
    [OnBothDatabases("?after=1&after=2")]
    public async Task Events_SenselessQuery_Is400(DatabaseKind kind, string query)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        (await scene.StatusAsync(scene.Ana, $"integration/{id}/events{query}")).ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory, OnBothDatabases]
    public async Task Events_AfterTheHead_AreNone(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);

        var page = await scene.GetAsync(scene.Ana, $"integration/{id}/events?after=9223372036854775807");

        page.ToJsonString().ShouldBe("""{"items":[],"next":null}""");
    }

    private static string Subject(JsonObject item) =>
        item["type"]!.GetValue<string>() is "session.created" ? "created" : item["data"]!["note"]!.GetValue<string>();

    private static void Chain(IReadOnlyList<JsonObject> events)
    {
        var previous = 0L;
        foreach (var item in events)
        {
            item["previousSequence"]!.GetValue<long>().ShouldBe(previous);
            previous = item["sequence"]!.GetValue<long>();
        }
    }

    /// <summary>Events that an agent does not see.</summary>
    private static Task LogManyAsync(Scene scene, int count) => scene.Server.Database.WriteAsync(
        scene.Company.Id,
        scope =>
        {
            for (var i = 0; i < count; i++)
            {
                scope.AtEnd(new EventDraft(
                    new NamedRef(scene.Company.Id, scene.Company.Name), EventTypes.ContactCreated, new EventFacts(), Actor.System, new { })
                {
                    Subject = "c",
                    OccurredAt = 1,
                });
            }

            return Task.CompletedTask;
        },
        CancellationToken.None);
}
