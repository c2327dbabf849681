namespace TwoWayChat.Sessions;

/// <summary>An event as a session gets it.</summary>
/// <param name="Sequence">Its place in the company's log.</param>
/// <param name="Body">The envelope, JSON in UTF-8.</param>
internal sealed record SeenEvent(long Sequence, ReadOnlyMemory<byte> Body);
