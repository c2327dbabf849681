namespace TwoWayChat.Load.Inboxes;

/// <summary>A server's memory.</summary>
/// <param name="Resident">Bytes that its process had in memory.</param>
/// <param name="Heap">Bytes of managed objects that were left after a full collection.</param>
internal sealed record HostMemory(long Resident, long Heap);
