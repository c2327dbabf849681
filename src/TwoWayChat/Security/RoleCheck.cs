using Microsoft.AspNetCore.Authorization;

namespace TwoWayChat.Security;

/// <summary>Reads the role afresh: the cookie does not hold it, so it cannot be out of date.</summary>
internal sealed class RoleCheck(IUserLookup users) : AuthorizationHandler<RoleRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        var account = await CookieSignIn.AccountAsync(context.User, users, CancellationToken.None);
        if (account is not null && requirement.Roles.Contains(account.Role))
        {
            context.Succeed(requirement);
        }
    }
}
