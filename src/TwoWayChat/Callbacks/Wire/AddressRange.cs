namespace TwoWayChat.Callbacks.Wire;

/// <summary>A network and what its addresses are, as a user reads it: "a private address".</summary>
internal readonly record struct AddressRange(AddressBlock Block, string Words);
