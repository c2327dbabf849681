using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Routes of a client that pulls: read events, acknowledge them.</summary>
internal static class SessionEventsApi
{
    public static void MapSessionEvents(this RouteGroupBuilder api)
    {
        api.MapGet(SessionsApi.Path + "/{id}/events", ReadAsync);
        api.MapPost(SessionsApi.Path + "/{id}/acknowledgement", AcknowledgeAsync);
    }

    private static async Task<IResult> ReadAsync(
        string id, Caller caller, HttpContext context, FollowSession follow, PullEvents pull, StreamEvents stream)
    {
        var request = PullRequest.Read(context.Request);
        using var follower = await follow.OpenAsync(caller.Account, id, request.After, context.RequestAborted);
        if (!request.Streams)
        {
            return await pull.RunAsync(follower, request, context.RequestAborted);
        }

        await stream.RunAsync(context.Response, follower, context.RequestAborted);
        return Results.Empty;
    }

    private static async Task<IResult> AcknowledgeAsync(
        string id,
        Caller caller,
        Body<AcknowledgementRequest> body,
        FindSession find,
        LogReader log,
        ISessionLanes lanes,
        CancellationToken cancellationToken)
    {
        var session = await find.LiveAsync(caller.Account, id, cancellationToken);
        var head = await log.HeadAsync(session.CompanyId, cancellationToken);
        var sequence = Sequence(await body.ReadAsync(), head);
        await lanes.AcknowledgeAsync(session.CompanyId, id, sequence, cancellationToken);
        return Results.NoContent();
    }

    private static long Sequence(AcknowledgementRequest request, LogHead head)
    {
        var check = new Check()
            .That(request.Sequence is not null, "sequence", "REQUIRED", "must be a number")
            .That(request.Sequence is null or >= 0, "sequence", "INVALID_NUMBER", "must not be negative")
            .That(request.Sequence is null || request.Sequence <= head.Sequence, "sequence", "BEYOND_HEAD", "is beyond the last event");
        check.Enforce();
        return request.Sequence!.Value;
    }
}
