using TwoWayChat.Data;
using TwoWayChat.Hosting;
using TwoWayChat.Security;

namespace TwoWayChat.Users;

/// <summary>What shall change of a user; null leaves it as it is, an empty <paramref name="Email"/> takes it away.</summary>
internal sealed record UserChange(
    string? Username, string? DisplayName, string? Email, Role? Role, bool? Enabled, IReadOnlyList<string>? PropertyIds, string? Password)
{
    /// <summary>The change with its fields trimmed; throws a 400 for what breaks a rule.</summary>
    public UserChange Validate()
    {
        var check = new Check();
        var valid = this with
        {
            Username = Username is null ? null : UserRules.Username(check, Username),
            DisplayName = DisplayName is null ? null : UserRules.DisplayName(check, DisplayName),
            Email = Email is null ? null : UserRules.Email(check, Email) ?? "",
            PropertyIds = PropertyIds is null ? null : [.. PropertyIds.Distinct()],
            Password = Password is null ? null : UserRules.Password(check, Password, "password"),
        };
        check.Enforce();
        return valid;
    }

    /// <summary>The user as it shall stand. A new password, role or state gives a new security stamp, which ends what was signed in.</summary>
    public User Apply(User user, string? passwordHash)
    {
        var changed = user with
        {
            Username = Username ?? user.Username,
            DisplayName = DisplayName ?? user.DisplayName,
            Email = Email is null ? user.Email : Email.Length == 0 ? null : Email,
            RoleName = Role is { } role ? EnumText.Of(role) : user.RoleName,
            Enabled = Enabled ?? user.Enabled,
            PropertyList = PropertyIds is null ? user.PropertyList : User.ListOf(PropertyIds),
            PasswordHash = passwordHash ?? user.PasswordHash,
        };
        var sameRights = changed.RoleName == user.RoleName && changed.Enabled == user.Enabled && passwordHash is null;
        return sameRights ? changed : changed with { SecurityStamp = UserRules.NewStamp() };
    }
}
