using TwoWayChat.Companies;

namespace TwoWayChat.Callbacks.Settings;

/// <summary>What a save did, for the audit log: the new values of what changed, and that there is a new password or secret, never which.</summary>
internal static class ChatApiConfigDifference
{
    public static Dictionary<string, object?> Of(ChatApiConfig before, ChatApiConfig after)
    {
        var changes = new Dictionary<string, object?>();
        Note(changes, "enabled", before.Enabled, after.Enabled);
        Note(changes, "delivery", before.Delivery, after.Delivery);
        Note(changes, "callbackUrl", before.CallbackUrl, after.CallbackUrl, WithoutQuery(after.CallbackUrl));
        Note(changes, "eventTypes", before.EventTypes, after.EventTypes, after.ChosenTypes);
        Note(changes, "callbackOrder", before.CallbackOrder, after.CallbackOrder);
        Note(changes, "receiverUser", before.ReceiverUser, after.ReceiverUser);
        Note(changes, "receiverPassword", before.ReceiverPassword, after.ReceiverPassword, after.ReceiverPassword is null ? "removed" : "changed");
        Note(changes, "secret", before.Secret, after.Secret, "created");
        Note(changes, "disabledReason", before.DisabledReason, after.DisabledReason);
        return changes;
    }

    // Receivers that check no signature often keep a token in the query.
    private static string? WithoutQuery(string? url) => url?.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? $"{url[..query]}?…" : url;

    private static void Note(Dictionary<string, object?> changes, string name, object? before, object? after) => Note(changes, name, before, after, after);

    private static void Note(Dictionary<string, object?> changes, string name, object? before, object? after, object? shown)
    {
        if (!Equals(before, after))
        {
            changes[name] = shown;
        }
    }
}
