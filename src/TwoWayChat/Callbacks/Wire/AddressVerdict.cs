namespace TwoWayChat.Callbacks.Wire;

/// <summary>Whether an address may be called, and if not, what it is: "a private address".</summary>
internal sealed record AddressVerdict
{
    public static readonly AddressVerdict Allowed = new() { IsAllowed = true };

    public bool IsAllowed { get; private init; }

    /// <summary>What the address is; null if it is allowed.</summary>
    public string? Words { get; private init; }

    public static AddressVerdict Refused(string words) => new() { Words = words };

    /// <summary>The sentence for a user. It names the host as the user wrote it, not the address: what an internal name resolves to is not told.</summary>
    public string Explain(string host) => $"{host} points to {Words}, where callbacks may not go.";
}
