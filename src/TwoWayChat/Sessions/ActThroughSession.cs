using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>
/// <c>Chat-Session: {id}</c> lets a caller act as the user of a live session that the caller may use: a global manager's back end answers for an agent.
/// The rights that count are that user's; events and audit carry both.
/// </summary>
internal sealed class ActThroughSession(RequestDelegate next, FindSession find, IUserLookup users)
{
    public const string Header = "Chat-Session";

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers.TryGetValue(Header, out var sessionId)
            && ApiPaths.IsApi(context)
            && context.GetEndpoint()?.Metadata.GetMetadata<ByCredentialsAlone>() is null
            && Caller.Of(context) is { } caller)
        {
            var session = await find.LiveAsync(caller.Account, sessionId, context.RequestAborted);
            var user = await users.FindByIdAsync(session.CompanyId, session.UserId, context.RequestAborted) ?? throw ApiException.NotFound("Session");
            new Caller(user) { Authenticated = caller.Account }.Attach(context);
        }

        await next(context);
    }
}
