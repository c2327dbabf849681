namespace TwoWayChat.Callbacks.Wire;

/// <summary>A host has an address that <see cref="AddressPolicy"/> refuses; nothing was connected.</summary>
internal sealed class AddressBlockedException(string host, AddressVerdict verdict) : Exception($"Callbacks may not go to {host}: {verdict.Words}.")
{
    /// <summary>Why, in words for a user.</summary>
    public string Reason { get; } = verdict.Explain(host);
}
