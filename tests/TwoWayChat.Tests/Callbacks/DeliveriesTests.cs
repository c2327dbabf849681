using System.Net;
using System.Text.Json.Nodes;
using TwoWayChat.Data;
using TwoWayChat.Security;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Callbacks;

public sealed class DeliveriesTests
{
    [Theory, OnBothDatabases]
    public async Task Deliveries_AfterAttempts_ListThemNewestFirst(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await scene.SaveAsync(new { delivery = "PUSH", callbackUrl = scene.ReceiverUrl });
        scene.Receiver.Script(new Support.CallbackAnswer { Code = 500, Body = "out of order" }, Support.CallbackAnswer.Close);
        await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName });

        var listed = await Eventually.ComesAsync(async () =>
            (await scene.Client.DoAsync("GET", "deliveries")).Json["items"]!.AsArray() is { Count: 3 } items ? items : null);

        foreach (var item in listed)
        {
            item!["durationMs"]!.GetValue<long>().ShouldBeInRange(0, 15_000);
            item["durationMs"] = 0;
        }

        Golden.Match("deliveries", listed.ToJsonString());
        var first = (await scene.Client.DoAsync("GET", $"deliveries/{listed[2]!["id"]}")).Json;
        first["delivery"]!["durationMs"] = 0;
        JsonNode.DeepEquals(first["delivery"], listed[2]).ShouldBeTrue();
        var sent = scene.Receiver.Received[0];
        first["request"]!["body"]!.GetValue<string>().ShouldBe(sent.Text);
        first["request"]!["url"]!.GetValue<string>().ShouldBe(scene.ReceiverUrl.ToString());
        first["request"]!["headers"]!.AsObject().ShouldAllBe(header => sent.Header(header.Key)!.Split(';', 2)[0] == header.Value!.GetValue<string>());
    }

    [Theory, OnBothDatabases]
    public async Task Deliveries_PageByPage_AreEachOfThemOnce(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await AddAsync(scene, [.. Enumerable.Range(0, 25).Select(i => new Attempt(At: 1000 + (i / 4)))]);

        var seen = new List<(long At, string Id)>();
        string? next = null;
        do
        {
            var page = (await scene.Client.DoAsync("GET", $"deliveries?limit=4{(next is null ? "" : $"&after={next}")}")).Json;
            seen.AddRange(page["items"]!.AsArray().Select(item => (item!["startedAt"]!.GetValue<long>(), item["id"]!.GetValue<string>())));
            next = page["next"]?.GetValue<string>();
        }
        while (next is not null);

        seen.Count.ShouldBe(25);
        seen.ShouldBe(seen.Distinct().OrderByDescending(one => one.At).ThenByDescending(one => one.Id, StringComparer.Ordinal));
    }

    [Theory]
    [OnBothDatabases("", "1 2 3 4 5")]
    [OnBothDatabases("?status=DELIVERED", "1 4")]
    [OnBothDatabases("?status=FAILED", "2 3 5")]
    [OnBothDatabases("?status=ENDPOINT_TROUBLE", "2 3")]
    [OnBothDatabases("?status=500", "2")]
    [OnBothDatabases("?status=200", "1 4")]
    [OnBothDatabases("?type=message.received", "3 4")]
    [OnBothDatabases("?type=message.received&status=FAILED", "3")]
    [OnBothDatabases("?sessionId={a}", "1 2 3")]
    [OnBothDatabases("?sessionId={b}&status=FAILED", "5")]
    [OnBothDatabases("?sessionId=65f0a1b2c3d4e5f60718293c", "")]
    [OnBothDatabases("?from=3", "1 2 3")]
    [OnBothDatabases("?from=2&to=4&status=FAILED", "3")]
    [OnBothDatabases("?to=3", "4 5")]
    [OnBothDatabases("?from=5000", "")]
    [OnBothDatabases("?sessionId=&status=&type=&from=&to=", "1 2 3 4 5")]
    public async Task Deliveries_Filtered_AreThoseAskedFor(DatabaseKind kind, string query, string expected)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var ids = scene.Server.Services.GetRequiredService<Ids>();
        var (a, b) = (ids.New(), ids.New());
        await AddAsync(
            scene,
            new(5, a, "chat.started", "DELIVERED", 200),
            new(4, a, "chat.started", "ENDPOINT_TROUBLE", 500),
            new(3, a, "message.received", "ENDPOINT_TROUBLE", null),
            new(2, b, "message.received", "DELIVERED", 200),
            new(1, b, "chat.ended", "REFUSED", 422));

        var answer = await scene.Client.DoAsync(
            "GET", "deliveries" + query.Replace("{a}", a, StringComparison.Ordinal).Replace("{b}", b, StringComparison.Ordinal));

        string.Join(' ', answer.Json["items"]!.AsArray().Select(item => 6 - item!["startedAt"]!.GetValue<long>())).ShouldBe(expected);
    }

    [Theory]
    [OnBothDatabases("?status=OK", "status UNKNOWN_STATUS")]
    [OnBothDatabases("?status=delivered", "status UNKNOWN_STATUS")]
    [OnBothDatabases("?status=20", "status UNKNOWN_STATUS")]
    [OnBothDatabases("?sessionId=nobody", "sessionId INVALID_VALUE")]
    [OnBothDatabases("?chatId=5", "chatId INVALID_VALUE")]
    [OnBothDatabases("?eventId=nothing", "eventId INVALID_VALUE")]
    [OnBothDatabases("?sequence=-1", "sequence INVALID_VALUE")]
    [OnBothDatabases("?type=%00", "type UNKNOWN_EVENT_TYPE")]
    [OnBothDatabases("?from=yesterday", "from INVALID_VALUE")]
    [OnBothDatabases("?to=-1", "to INVALID_VALUE")]
    [OnBothDatabases("?after=!", "after INVALID_CURSOR")]
    [OnBothDatabases("?after=eAp5", "after INVALID_CURSOR")]
    [OnBothDatabases("?limit=0", "limit INVALID_LIMIT")]
    public async Task Deliveries_BadQuery_IsRefused(DatabaseKind kind, string query, string error)
    {
        await using var scene = await ConfigScene.StartAsync(kind);

        var answer = await scene.Client.CallAsync("GET", $"deliveries{query}");

        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Errors.ShouldBe([error]);
    }

    [Theory, OnBothDatabases]
    public async Task Deliveries_OfAnotherCompany_AreNotListed(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        await using var other = await ConfigScene.StartAsync(kind);
        await AddAsync(other, new Attempt(1));

        (await scene.Client.DoAsync("GET", "deliveries")).Items("id").ShouldBeEmpty();
    }

    [Theory, OnBothDatabases]
    public async Task Parked_OfASession_AreForWhoMayUseIt(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var ana = await scene.Server.Seed.AddUserAsync(scene.Company, Role.Agent, "ana");
        var ben = await scene.Server.Seed.AddUserAsync(scene.Company, Role.Agent, "ben");
        var sessionId = (await scene.Client.DoAsync("POST", "integration", new { user = ana.SignInName }))["id"];
        await ParkAsync(scene, sessionId, 1, 9, 7);
        var path = $"integration/{sessionId}/parked";
        using var asAna = scene.Server.As(ana);
        using var asBen = scene.Server.As(ben);

        var listed = await scene.Client.DoAsync("GET", path);

        Golden.Match("parked", listed.Text);
        (await asAna.DoAsync("GET", path)).Text.ShouldBe(listed.Text);
        (await asBen.CallAsync("GET", path)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await scene.Server.Anonymous.CallAsync("GET", path)).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, OnBothDatabases]
    public async Task Parked_AfterTheEnd_StayReadablePageByPage(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var sessionId = (await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName }))["id"];
        await ParkAsync(scene, sessionId, 3, 4, 5);
        await scene.Client.DoAsync("DELETE", $"integration/{sessionId}");

        var first = (await scene.Client.DoAsync("GET", $"integration/{sessionId}/parked?limit=2")).Json;
        var last = (await scene.Client.DoAsync("GET", $"integration/{sessionId}/parked?limit=2&after={first["next"]}")).Json;

        first["items"]!.AsArray().Concat(last["items"]!.AsArray()).Select(item => item!["sequence"]!.GetValue<long>()).ShouldBe([3, 4, 5]);
        last["next"].ShouldBeNull();
    }

    [Theory, OnBothDatabases]
    public async Task Parked_Malformed_IsRefused(DatabaseKind kind)
    {
        await using var scene = await ConfigScene.StartAsync(kind);
        var sessionId = (await scene.Client.DoAsync("POST", "integration", new { user = scene.Boss.SignInName }))["id"];

        (await scene.Client.CallAsync("GET", $"integration/{sessionId}/parked?after=eA")).Errors.ShouldBe(["after INVALID_CURSOR"]);
        (await scene.Client.CallAsync("GET", "integration/nobody/parked")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task AddAsync(ConfigScene scene, params Attempt[] attempts)
    {
        var ids = scene.Server.Services.GetRequiredService<Ids>();
        await scene.Server.Database.WriteAsync(
            scene.Company.Id,
            scope => scope.ExecuteAsync(
                """
                insert into callback_attempts (company_id, attempt_id, session_id, sequence, event_id, event_type, attempt, started_at, duration_ms,
                                               outcome, status, error, answer)
                values (@Id, @AttemptId, @SessionId, 1, @AttemptId, @Type, 1, @At, 5, @Outcome, @Status, null, null)
                """,
                attempts.OrderBy(attempt => attempt.At).Select(attempt => new
                {
                    scene.Company.Id, AttemptId = Ids.From(attempt.At)[..8] + ids.New()[8..], attempt.SessionId,
                    attempt.Type, attempt.At, attempt.Outcome, attempt.Status,
                })),
            CancellationToken.None);
    }

    private static Task ParkAsync(ConfigScene scene, string sessionId, params long[] sequences) => scene.Server.Database.WriteAsync(
        scene.Company.Id,
        scope => scope.ExecuteAsync(
            """
            insert into parked_callbacks (company_id, session_id, sequence, parked_at, attempts, status, error)
            values (@Id, @sessionId, @sequence, 1700000000000, 3, 422, null)
            """,
            sequences.Select(sequence => new { scene.Company.Id, sessionId, sequence })),
        CancellationToken.None);

    private sealed record Attempt(
        long At, string SessionId = "65f0a1b2c3d4e5f60718293b", string Type = "message.received", string Outcome = "DELIVERED", int? Status = 200);
}
