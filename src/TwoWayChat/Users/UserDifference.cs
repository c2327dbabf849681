namespace TwoWayChat.Users;

/// <summary>What a change of a user did, for the audit log: the new values of what changed, and that there is a new password, never which.</summary>
internal static class UserDifference
{
    public static Dictionary<string, object?> Of(User before, User after)
    {
        var changes = new Dictionary<string, object?>();
        Note(changes, "username", before.Username, after.Username);
        Note(changes, "displayName", before.DisplayName, after.DisplayName);
        Note(changes, "email", before.Email, after.Email);
        Note(changes, "role", before.RoleName, after.RoleName);
        Note(changes, "enabled", before.Enabled, after.Enabled);
        if (!before.PropertyIds.ToHashSet().SetEquals(after.PropertyIds))
        {
            changes["propertyIds"] = after.PropertyIds;
        }

        Note(changes, "password", before.PasswordHash, after.PasswordHash);
        if (changes.ContainsKey("password"))
        {
            changes["password"] = "changed";
        }

        return changes;
    }

    private static void Note(Dictionary<string, object?> changes, string name, object? before, object? after)
    {
        if (!Equals(before, after))
        {
            changes[name] = after;
        }
    }
}
