using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Hosting;
using TwoWayChat.Security;
using TwoWayChat.Sessions;

namespace TwoWayChat.Callbacks.Control;

/// <summary>Routes that control the callbacks of a session: for global managers; what explains them, for who may use the session.</summary>
internal static class ControlApi
{
    private const string OnlyManagers = "The caller is no global manager.";
    private const string NothingCalled = "Nothing is called: switched off, pull, no callback URL, or the endpoint is disabled.";

    public static void MapSessionControl(this RouteGroupBuilder api)
    {
        var session = api.MapGroup(SessionsApi.Path + "/{id}").WithTags("Control").WithMetadata(new ByCredentialsAlone());
        session.MapGet("/explanation", ExplainAsync).WithSummary("Explain why a session's callbacks come or wait");
        session.MapPost("/pause", PauseAsync).WithSummary("Send nothing to a session until it is resumed; its events gather")
            .Refuses(403, OnlyManagers);
        session.MapPost("/resume", ResumeAsync).WithSummary("Go on sending to a paused session").Refuses(403, OnlyManagers);
        session.MapPost("/retry", RetryAsync).WithSummary("Try at once what waits for its next attempt")
            .Refuses(403, OnlyManagers)
            .Refuses(409, NothingCalled);
        session.MapPost("/rewind", RewindAsync).WithSummary("Move a session's cursor back: everything after the sequence comes again, in order")
            .Refuses(403, OnlyManagers);
        session.MapReplays();
        api.MapPost("/deliveries/{id}/redeliver", RedeliverAsync).WithTags("Deliveries").WithSummary("Send the event of an attempt once more, as a replay")
            .Repeats()
            .Refuses(403, OnlyManagers)
            .Refuses(409, "The event is still being delivered, or nothing is called.");
    }

    private static void MapReplays(this RouteGroupBuilder session)
    {
        session.MapPost("/replay", ReplayAsync).WithSummary("Send a span of what a session has been sent once more; its cursor stays")
            .Repeats()
            .Refuses(403, OnlyManagers)
            .Refuses(409, NothingCalled);
        session.MapGet("/replays", ReplaysAsync).WithSummary("List the replays of a session, the newest first");
        session.MapDelete("/replays/{replayId}", StopAsync).WithSummary("Stop a replay").Refuses(403, OnlyManagers);
        session.MapPost("/parked/{sequence}/redeliver", RedeliverParkedAsync)
            .WithSummary("Send an event that the receiver refused once more; delivered, it is parked no longer")
            .Repeats()
            .Refuses(403, OnlyManagers)
            .Refuses(409, NothingCalled);
        session.MapDelete("/parked/{sequence}", DiscardAsync).WithSummary("Forget an event that the receiver refused").Refuses(403, OnlyManagers);
    }

    private static async Task<Ok<Explanation>> ExplainAsync(string id, Caller caller, ExplainSession explain, CancellationToken cancellationToken) =>
        TypedResults.Ok(await explain.RunAsync(caller, id, cancellationToken));

    private static async Task<Ok<SessionView>> PauseAsync(string id, Caller caller, PauseSession pause, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pause.RunAsync(caller, id, paused: true, cancellationToken));

    private static async Task<Ok<SessionView>> ResumeAsync(string id, Caller caller, PauseSession pause, CancellationToken cancellationToken) =>
        TypedResults.Ok(await pause.RunAsync(caller, id, paused: false, cancellationToken));

    private static async Task<NoContent> RetryAsync(string id, Caller caller, RetrySession retry, CancellationToken cancellationToken)
    {
        await retry.RunAsync(caller, id, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Ok<SessionView>> RewindAsync(
        string id, Caller caller, Body<RewindRequest> body, RewindSession rewind, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account); // Before the body is read.
        return TypedResults.Ok(await rewind.RunAsync(caller, id, await body.ReadAsync(), cancellationToken));
    }

    private static async Task<Accepted<ReplayView>> ReplayAsync(
        string id, Caller caller, Body<ReplayRequest> body, HttpRequest request, ReplaySpan replay, CancellationToken cancellationToken)
    {
        Access.RequireGlobalManager(caller.Account);
        var input = await body.ReadAsync();
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, input);
        return TypedResults.Accepted((string?)null, await replay.RunAsync(caller, id, input, key, cancellationToken));
    }

    private static async Task<Ok<Page<ReplayView>>> ReplaysAsync(
        string id, Caller caller, HttpRequest request, FindSession find, ControlStore control, CancellationToken cancellationToken)
    {
        var session = await find.ReadableAsync(caller.Account, id, cancellationToken);
        var page = PageRequest.Read(request, keys: 1);
        var before = page.After is [var replayId] ? replayId : null;
        var rows = await control.ReplaysAsync(session.CompanyId, session.SessionId, before, page.Limit + 1, cancellationToken);
        return TypedResults.Ok(page.Cut(rows, ReplayView.Of, row => [row.ReplayId]));
    }

    private static async Task<NoContent> StopAsync(string id, string replayId, Caller caller, StopReplay stop, CancellationToken cancellationToken)
    {
        await stop.RunAsync(caller, id, replayId, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Accepted<ReplayView>> RedeliverAsync(
        string id, Caller caller, HttpRequest request, RedeliverAttempt redeliver, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, id);
        return TypedResults.Accepted((string?)null, await redeliver.RunAsync(caller, id, key, cancellationToken));
    }

    private static async Task<Accepted<ReplayView>> RedeliverParkedAsync(
        string id, long sequence, Caller caller, HttpRequest request, SettleParked settle, CancellationToken cancellationToken)
    {
        var key = IdempotencyKey.Read(request, caller.CompanyId, caller.Account.UserId, id);
        return TypedResults.Accepted((string?)null, await settle.RedeliverAsync(caller, id, sequence, key, cancellationToken));
    }

    private static async Task<NoContent> DiscardAsync(string id, long sequence, Caller caller, SettleParked settle, CancellationToken cancellationToken)
    {
        await settle.DiscardAsync(caller, id, sequence, cancellationToken);
        return TypedResults.NoContent();
    }
}
