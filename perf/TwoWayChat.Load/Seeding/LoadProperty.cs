namespace TwoWayChat.Load.Seeding;

/// <summary>A property with a sender address of its own, on the simulator gateway.</summary>
internal sealed record LoadProperty(string Id, string SenderAddress);
