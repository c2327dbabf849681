using Microsoft.AspNetCore.Http.HttpResults;
using TwoWayChat.Companies;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Routes of integration sessions: register, list, look, end. They go by the credentials alone, never by <c>Chat-Session</c>.</summary>
internal static class SessionsApi
{
    /// <summary>Path below the base.</summary>
    public const string Path = "/integration";

    public static void MapSessions(this RouteGroupBuilder api)
    {
        var sessions = api.MapGroup(Path).WithTags("Integration sessions").WithMetadata(new ByCredentialsAlone());
        sessions.MapPost("", RegisterAsync)
            .WithSummary("Log a user in and start callbacks, or renew the session that you have for that user")
            .Refuses(401, "No credentials, or bad ones; or the named user does not exist, is disabled, or belongs to another company.")
            .Refuses(403, "An agent or a property manager names anybody but themselves.")
            .Refuses(409, "`Integration is not enabled`: the Chat API is switched off for the company, or callbacks have no URL.");
        sessions.MapGet("", ListAsync).WithSummary("List live sessions: your own, or as a global manager the company's").Takes(QueryParameter.Search);
        sessions.MapGet("/{id}", GetAsync).WithSummary("Read a live session and how far it has got");
        sessions.MapDelete("/{id}", EndAsync).WithSummary("Log the user out and stop callbacks");
        sessions.MapSessionEvents();
    }

    private static async Task<Ok<Registration>> RegisterAsync(
        Caller caller,
        ChatApiConfigStore configs,
        Body<RegistrationRequest> body,
        FindNamedUser named,
        RegisterSession register,
        CancellationToken cancellationToken)
    {
        if (await configs.FindAsync(caller.CompanyId, cancellationToken) is not { TakesSessions: true })
        {
            throw RegisterSession.NotEnabled();
        }

        var user = await named.RunAsync(caller.Account, await body.ReadAsync(), cancellationToken);
        return TypedResults.Ok(await register.RunAsync(caller.Account, user, cancellationToken));
    }

    private static async Task<Ok<Page<SessionView>>> ListAsync(
        Caller caller, HttpRequest request, SessionStore sessions, ISessionLanes lanes, TimeProvider time, CancellationToken cancellationToken)
    {
        var page = PageRequest.Read(request, keys: 1);
        var rows = await sessions.LiveAsync(
            caller.Account, page.SearchPattern, page.AfterId, page.Limit + 1, time.GetUtcNow().ToUnixTimeMilliseconds(), cancellationToken);
        var progress = await lanes.ProgressAsync(caller.CompanyId, [.. rows.Select(row => row.SessionId)], cancellationToken);
        return TypedResults.Ok(page.Cut(rows, row => SessionView.Of(row, progress.GetValueOrDefault(row.SessionId)), row => [row.SessionId]));
    }

    private static async Task<Ok<SessionView>> GetAsync(
        string id, Caller caller, FindSession find, ISessionLanes lanes, CancellationToken cancellationToken)
    {
        var session = await find.LiveAsync(caller.Account, id, cancellationToken);
        var progress = await lanes.ProgressAsync(caller.CompanyId, [id], cancellationToken);
        return TypedResults.Ok(SessionView.Of(session, progress.GetValueOrDefault(id)));
    }

    private static async Task<NoContent> EndAsync(string id, Caller caller, LogOutSession logOut, CancellationToken cancellationToken)
    {
        await logOut.RunAsync(caller.Account, id, cancellationToken);
        return TypedResults.NoContent();
    }
}
