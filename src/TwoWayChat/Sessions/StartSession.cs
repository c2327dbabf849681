using Microsoft.Extensions.Options;
using TwoWayChat.Data;
using TwoWayChat.Events;
using TwoWayChat.Security;

namespace TwoWayChat.Sessions;

/// <summary>Adds a new session within a registration: its row, and <c>session.created</c>, at whose sequence its stretch of the log begins.</summary>
internal sealed class StartSession(SessionStore sessions, AuditLog audit, Ids ids, IOptions<SessionOptions> options, TimeProvider time)
{
    /// <summary>What registering now would answer with if it starts a new session.</summary>
    public Registration Prepare(Account creator, Account user)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return new Registration(
            ids.New(),
            now,
            creator.SignInName,
            now + (long)options.Value.Lifetime.TotalMilliseconds,
            new AllowedTo(user.UserId, user.Role, user.DisplayName));
    }

    /// <summary>Adds it, within the registration's transaction.</summary>
    public async Task ApplyAsync(WriteScope scope, Account creator, Registration started)
    {
        await sessions.AddAsync(scope, creator, started.Id, started.AllowedTo.Id, started.CreatedAt, started.ExpiresAt);
        scope.AtEnd(new EventDraft(
            creator.Company,
            EventTypes.SessionCreated,
            new EventFacts { SessionId = started.Id },
            creator.Actor,
            new SessionCreated(started.ExpiresAt, started.CreatedBy, started.AllowedTo))
        {
            Subject = started.Id,
            OccurredAt = started.CreatedAt,
            Numbered = (tail, sequence) => sessions.StartAtAsync(tail, creator.CompanyId, started.Id, sequence),
        });
        await audit.AppendAsync(
            scope,
            creator.CompanyId,
            creator.Actor,
            EventTypes.SessionCreated,
            new AuditTarget("session", started.Id, started.AllowedTo.Name),
            new { user = started.AllowedTo.Id, started.ExpiresAt });
    }
}
