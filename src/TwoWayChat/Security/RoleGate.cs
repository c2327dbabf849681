using Microsoft.AspNetCore.Authorization;

namespace TwoWayChat.Security;

/// <summary>The gates of pages by role, for <c>[Authorize(Policy = RoleGate.Managers)]</c>. What a page does asks <see cref="Access"/> all the same.</summary>
internal static class RoleGate
{
    /// <summary>Property managers and global managers.</summary>
    public const string Managers = "Managers";

    /// <summary>Global managers.</summary>
    public const string GlobalManagers = "GlobalManagers";

    public static void Add(AuthorizationBuilder authorization)
    {
        authorization.AddPolicy(Managers, policy => policy.AddRequirements(new RoleRequirement([Role.PropertyManager, Role.GlobalManager])));
        authorization.AddPolicy(GlobalManagers, policy => policy.AddRequirements(new RoleRequirement([Role.GlobalManager])));
    }
}
