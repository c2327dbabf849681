using TwoWayChat.Contacts.Consent;
using TwoWayChat.Properties;

namespace TwoWayChat.Chats.Consent;

/// <summary>A line of a block list: an address not to write to, or why it is none.</summary>
/// <param name="Line">Counted from 1.</param>
internal sealed record BlockedAddress(int Line)
{
    public Address Address { get; init; }

    public string? Note { get; init; }

    /// <summary>An opt-out, which START lifts, or a block, which only people lift.</summary>
    public ConsentState State { get; init; } = ConsentState.OptedOut;

    public BlockListError? Error { get; init; }
}
