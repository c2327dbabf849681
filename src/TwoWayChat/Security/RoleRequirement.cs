using Microsoft.AspNetCore.Authorization;

namespace TwoWayChat.Security;

/// <summary>The user must have one of these roles at this moment.</summary>
internal sealed record RoleRequirement(IReadOnlyList<Role> Roles) : IAuthorizationRequirement;
