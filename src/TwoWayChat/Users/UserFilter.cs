using TwoWayChat.Data;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Which users a list shows; null asks for all.</summary>
internal sealed record UserFilter(Role? Role, string? PropertyId)
{
    /// <summary>Only who may sign in.</summary>
    public bool EnabledOnly { get; init; }

    public string? RoleText => Role is { } role ? EnumText.Of(role) : null;

    /// <summary>The condition over <c>u</c>, with the parameters <c>@role</c> and <c>@propertyId</c>.</summary>
    public string Sql => (Role is null ? "1 = 1" : "u.role = @role") + (EnabledOnly ? " and u.enabled" : "") + (PropertyId is null
        ? ""
        : " and u.user_id in (select f.user_id from user_properties f where f.company_id = @companyId and f.property_id = @PropertyId)");
}
