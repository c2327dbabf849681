namespace TwoWayChat.Callbacks.Control;

/// <summary>Which process sends the company's callbacks.</summary>
/// <param name="Node">An id that a process has from its start to its end.</param>
/// <param name="IsThisNode">Whether it is the one that answers.</param>
/// <param name="Epoch">How often the callbacks of the company have changed hands.</param>
/// <param name="LeaseUntil">Until when it owns them without a sign of life, epoch milliseconds by the database's clock.</param>
internal sealed record OwnerView(string Node, bool IsThisNode, long Epoch, long LeaseUntil);
