namespace TwoWayChat.Security;

/// <summary>Which lines of the audit log are wanted; null asks for all.</summary>
/// <param name="Action">Exactly this action.</param>
/// <param name="ActorId">Done by this user.</param>
/// <param name="TargetId">Done to this thing.</param>
internal sealed record AuditFilter(string? Action, string? ActorId, string? TargetId = null)
{
    /// <summary>The condition, with the parameters <c>@action</c>, <c>@actorId</c> and <c>@targetId</c>.</summary>
    public string Sql => (Action is null ? "1 = 1" : "action = @action")
        + (ActorId is null ? "" : " and actor_id = @actorId")
        + (TargetId is null ? "" : " and target_id = @targetId");
}
