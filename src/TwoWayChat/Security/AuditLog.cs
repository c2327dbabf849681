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
    /// <param name="action">One of <see cref="AuditActions.All"/>.</param>
    /// <param name="target">What it was done to.</param>
    /// <param name="details">What changed; never a secret, a password or a message's text.</param>
    public Task AppendAsync(WriteScope scope, string companyId, Actor actor, string action, AuditTarget target, object? details = null) =>
        AuditActions.All.Contains(action)
            ? AddAsync(scope, companyId, actor, action, target, details)
            : throw new ArgumentException($"{action} is no act that the audit log knows", nameof(action));

    /// <summary>Adds an entry where the caller acts in another user's name, and none where not: what users do themselves stands in the event log.</summary>
    public Task OnBehalfAsync(WriteScope scope, Caller caller, string action, AuditTarget target) =>
        caller.Actor.OnBehalfOf is null ? Task.CompletedTask : AppendAsync(scope, caller.CompanyId, caller.Actor, action, target);

    private Task<int> AddAsync(WriteScope scope, string companyId, Actor actor, string action, AuditTarget target, object? details) =>
        scope.ExecuteAsync(
            """
            insert into audit_entries (company_id, audit_id, at, actor_type, actor_id, actor_name, on_behalf_of, on_behalf_of_name, action,
                                       target_type, target_id, target_name, details, search_key)
            values (@companyId, @auditId, @at, @actorType, @actorId, @actorName, @onBehalfOf, @onBehalfOfName, @action,
                    @targetType, @targetId, @targetName, @details, @searchKey)
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
                onBehalfOfName = actor.OnBehalfOf?.Name,
                action,
                targetType = target.Type,
                targetId = target.Id,
                targetName = target.Name,
                details = JsonSerializer.Serialize(details ?? new { }, WireJson.Options),
                searchKey = NameKey.Of($"{actor.Name}\n{actor.OnBehalfOf?.Name}\n{target.Name}"),
            });
}
