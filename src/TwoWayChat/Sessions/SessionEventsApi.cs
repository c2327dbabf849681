using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Events;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Routes of a client that pulls: read events, acknowledge them.</summary>
internal static class SessionEventsApi
{
    private static readonly QueryParameter After = new("after", "The events after this sequence; without it from the session's first.", "integer")
        { Least = 0 };

    private static readonly QueryParameter Limit = new("limit", "Most events of the page.", "integer") { Least = 1, Most = PageRequest.MostItems };

    private static readonly QueryParameter Wait =
        new("wait", "Seconds to wait for an event where there is none yet.", "integer") { Least = 0, Most = PullRequest.MostWait };

    public static void MapSessionEvents(this RouteGroupBuilder sessions)
    {
        sessions.MapGet("/{id}/events", ReadAsync)
            .WithSummary("Read what the session may see, oldest first; also after the session has ended")
            .WithDescription(
                "With `Accept: text/event-stream` the answer is a stream of server-sent events instead, with the sequence as `id` and the event as `data`; "
                + "`Last-Event-ID` goes on after that sequence, and 204 says that nothing will come any more.")
            .Takes(After)
            .Takes(Limit)
            .Takes(Wait)
            .Takes(new RequestHeader("Last-Event-ID", "With a stream, the sequence after which to go on; goes before `after`."))
            .Produces<EventPage>(StatusCodes.Status200OK, "application/json", "text/event-stream")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(
                429,
                "Too many streams and waiting pulls of the session or of the caller at once, or too many failed sign-ins. `Retry-After` says when to come again.")
            .Refuses(
                410,
                "Events after that sequence are no longer kept (`NO_LONGER_KEPT`); `firstSequence` is the oldest that is. A stream is refused the same way.");
        sessions.MapPost("/{id}/acknowledgement", AcknowledgeAsync)
            .WithSummary("Say that everything up to a sequence has been taken")
            .WithDescription("Only ever forward: less than before changes nothing. Whoever registered the session says so, or a global manager.")
            .Refuses(403, "Somebody else has registered the session, and the caller is no global manager.");
    }

    private static async Task<IResult> ReadAsync(
        string id, Caller caller, HttpContext context, FollowSession follow, FollowLimits limits, PullEvents pull, StreamEvents stream)
    {
        var request = PullRequest.Read(context.Request);
        using var follower = await follow.OpenAsync(caller.Account, id, request.After, context.RequestAborted);
        using var place = request.Streams || request.Wait > TimeSpan.Zero ? limits.Enter(caller, id) : null;
        if (!request.Streams)
        {
            return await pull.RunAsync(follower, request, context.RequestAborted);
        }

        await stream.RunAsync(context.Response, follower, context.RequestAborted);
        return Results.Empty;
    }

    private static async Task<NoContent> AcknowledgeAsync(
        string id,
        Caller caller,
        Body<AcknowledgementRequest> body,
        FindSession find,
        LogReader log,
        ISessionLanes lanes,
        CancellationToken cancellationToken)
    {
        var session = await find.LiveAsync(caller.Account, id, cancellationToken);
        if (session.CreatorId != caller.Account.UserId && caller.Account.Role != Role.GlobalManager)
        {
            throw ApiException.AccessDenied(); // Its user could make the integration miss events. Before the body is read.
        }

        var head = await log.HeadAsync(session.CompanyId, cancellationToken);
        var sequence = Sequence(await body.ReadAsync(), head);
        await lanes.AcknowledgeAsync(session.CompanyId, id, sequence, cancellationToken);
        return TypedResults.NoContent();
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
