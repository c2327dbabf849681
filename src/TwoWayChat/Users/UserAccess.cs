using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>Who may see and change whom: a global manager everybody, a property manager the own properties' people and, of them, the agents.</summary>
internal static class UserAccess
{
    public static bool CanSee(Account viewer, User user) => viewer.Role switch
    {
        Role.GlobalManager => true,
        Role.PropertyManager => user.UserId == viewer.UserId || user.PropertyIds.Any(viewer.PropertyIds.Contains),
        _ => user.UserId == viewer.UserId,
    };

    /// <summary>
    /// Whether <paramref name="editor"/> may make, or change, a user of that role with those properties. It holds for what was and for what shall
    /// be: a property manager neither reaches into other properties nor hands out rights.
    /// </summary>
    public static bool MayRun(Account editor, Role role, IReadOnlyCollection<string> propertyIds) => editor.Role switch
    {
        Role.GlobalManager => true,
        Role.PropertyManager => role == Role.Agent && propertyIds.Count > 0 && propertyIds.All(editor.PropertyIds.Contains),
        _ => false,
    };

    /// <summary>403 unless <see cref="MayRun"/>; it says so where only a property is missing.</summary>
    public static void RequireMayRun(Account editor, Role role, IReadOnlyCollection<string> propertyIds)
    {
        if (MayRun(editor, role, propertyIds))
        {
            return;
        }

        throw editor.Role == Role.PropertyManager && role == Role.Agent && propertyIds.Count == 0
            ? ApiException.AccessDenied(new FieldError("propertyIds", "REQUIRED", "must name at least one of your properties"))
            : ApiException.AccessDenied();
    }
}
