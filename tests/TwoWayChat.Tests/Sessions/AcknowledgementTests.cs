using System.Net;
using System.Net.Http.Headers;
using TwoWayChat.Events;
using TwoWayChat.Tests.Support;

namespace TwoWayChat.Tests.Sessions;

public class AcknowledgementTests
{
    [Theory, OnBothDatabases]
    public async Task Acknowledge_WhatWasPulled_MovesTheCursorForwardOnly(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await scene.LogAsync(EventTypes.ContactCreated, new EventFacts(), "unseen");
        await scene.LogAsync(EventTypes.ChatStarted, new EventFacts { PropertyId = scene.North.Id }, "seen");
        var events = await scene.EventsAsync(scene.Ana, id);
        var (first, last) = (events[0]["sequence"]!.GetValue<long>(), events[1]["sequence"]!.GetValue<long>());
        await ShowsAsync(scene, id, 0, 2);

        (await AcknowledgeAsync(scene, id, $$"""{"sequence":{{first}}}""")).ShouldBe(HttpStatusCode.NoContent);
        await ShowsAsync(scene, id, first, 1);
        (await AcknowledgeAsync(scene, id, $$"""{"sequence":{{last}}}""")).ShouldBe(HttpStatusCode.NoContent);
        await ShowsAsync(scene, id, last, 0);
        (await AcknowledgeAsync(scene, id, $$"""{"sequence":{{first}}}""")).ShouldBe(HttpStatusCode.NoContent);
        await ShowsAsync(scene, id, last, 0);
        (await AcknowledgeAsync(scene, id, """{"sequence":0}""")).ShouldBe(HttpStatusCode.NoContent);
        await ShowsAsync(scene, id, last, 0);

        await scene.EndAsync(scene.Ana, id);
        var ended = (await scene.EventsAsync(scene.Ana, id))[^1]["data"]!;
        ended.ToJsonString().ShouldBe($$"""{"reason":"LOGOUT","lastAcknowledgedSequence":{{last}},"undelivered":0}""");
    }

    [Theory]
    [OnBothDatabases("{\"sequence\":1000000}", "BEYOND_HEAD")]
    [OnBothDatabases("{\"sequence\":-1}", "INVALID_NUMBER")]
    [OnBothDatabases("{}", "REQUIRED")]
    [OnBothDatabases("{\"sequence\":null}", "REQUIRED")]
    [OnBothDatabases("{\"sequence\":\"1\"}", "INVALID_VALUE")]
    [OnBothDatabases("{\"sequence\":1.5}", "INVALID_VALUE")]
    [OnBothDatabases("{\"sequence\":99999999999999999999}", "INVALID_VALUE")]
    public async Task Acknowledge_Nonsense_Is400AndMovesNothing(DatabaseKind kind, string body, string code)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        using var client = scene.Server.As(scene.Ana);

        using var answer = await client.PostAsync($"integration/{id}/acknowledgement", Json(body));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain($$"""{"field":"sequence","code":"{{code}}",""");
        await ShowsAsync(scene, id, 0, 1);
    }

    [Theory, OnBothDatabases]
    public async Task Acknowledge_OnAnEndedSession_Is404(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Ana, scene.Ana);
        await scene.EndAsync(scene.Ana, id);

        (await AcknowledgeAsync(scene, id, """{"sequence":1}""")).ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>Its user could make the integration that registered it miss events.</summary>
    [Theory, OnBothDatabases]
    public async Task Acknowledge_OfASessionThatSomebodyElseRegistered_Is403(DatabaseKind kind)
    {
        var scene = await Scene.OnAsync(kind);
        var id = await scene.SessionIdAsync(scene.Manager, scene.Ana);
        using var manager = scene.Server.As(scene.Manager);

        (await AcknowledgeAsync(scene, id, """{"sequence":0}""")).ShouldBe(HttpStatusCode.Forbidden);
        (await AcknowledgeAsync(scene, id, "no body")).ShouldBe(HttpStatusCode.Forbidden, "who may not is not told what is wrong with the body");
        using var answer = await manager.PostAsync($"integration/{id}/acknowledgement", Json("""{"sequence":0}"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    private static async Task ShowsAsync(Scene scene, string id, long delivered, int pending)
    {
        var shown = await scene.GetAsync(scene.Ana, $"integration/{id}");
        shown["lastDeliveredSequence"]!.GetValue<long>().ShouldBe(delivered);
        shown["pendingCallbacks"]!.GetValue<int>().ShouldBe(pending);
    }

    private static async Task<HttpStatusCode> AcknowledgeAsync(Scene scene, string id, string body)
    {
        using var client = scene.Server.As(scene.Ana);
        using var answer = await client.PostAsync($"integration/{id}/acknowledgement/", Json(body));
        return answer.StatusCode;
    }

    private static StringContent Json(string body) => new(body, new MediaTypeHeaderValue("application/json"));
}
