using System.Text.Json;
using TwoWayChat.Data;
using TwoWayChat.Events;

namespace TwoWayChat.Security;

/// <summary>Writes who did what, in the transaction that does it.</summary>
internal sealed class AuditLog(Ids ids, TimeProvider time)
{
    /// <summary>Adds an entry.</summary>
    /// <param name="scope">The transaction of the act itself.</param>
    /// <param name="companyId">Whose log.</param>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">Stable, dotted, such as <c>user.created</c>.</param>
    /// <param name="target">Kind and id of what it was done to.</param>
    /// <param name="details">What changed; never a secret, a password or a message's text.</param>
    public Task AppendAsync(WriteScope scope, string companyId, Actor actor, string action, AuditTarget target, object? details = null) =>
        scope.ExecuteAsync(
            """
            insert into audit_entries (company_id, audit_id, at, actor_type, actor_id, actor_name, on_behalf_of, action, target_type, target_id, details)
            values (@companyId, @auditId, @at, @actorType, @actorId, @actorName, @onBehalfOf, @action, @targetType, @targetId, @details)
            """,
            new
            {
                companyId,
                auditId = ids.New(),
                at = time.GetUtcNow().ToUnixTimeMilliseconds(),
                actorType = EnumText.Of(actor.Type),
                actorId = actor.Id,
                actorName = actor.Name,
                onBehalfOf = actor.OnBehalfOf?.Id,
                action,
                targetType = target.Type,
                targetId = target.Id,
                details = JsonSerializer.Serialize(details ?? new { }, WireJson.Options),
            });
}
