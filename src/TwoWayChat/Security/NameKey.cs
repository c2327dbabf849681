namespace TwoWayChat.Security;

/// <summary>The form in which names are compared: trimmed, without case.</summary>
internal static class NameKey
{
    public static string Of(string name) => name.Trim().ToLowerInvariant();
}
