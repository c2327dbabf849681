using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>A user on the wire.</summary>
/// <param name="User"><c>username@company</c>.</param>
/// <param name="CreatedAt">Epoch milliseconds.</param>
internal sealed record UserView(
    string Id,
    string User,
    string Username,
    string DisplayName,
    string? Email,
    Role Role,
    bool Enabled,
    IReadOnlyList<string> PropertyIds,
    long CreatedAt,
    long Version)
{
    /// <summary>The user as <paramref name="viewer"/> sees them: of the properties, those that the viewer sees.</summary>
    public static UserView Of(Account viewer, User user) => new(
        user.UserId,
        user.SignInName,
        user.Username,
        user.DisplayName,
        user.Email,
        user.Role,
        user.Enabled,
        [.. user.PropertyIds.Where(id => user.UserId == viewer.UserId || Access.CanSee(viewer, id)).Order(StringComparer.Ordinal)],
        user.CreatedAt,
        user.Version);
}
