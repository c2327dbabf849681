namespace TwoWayChat.Events;

/// <summary>The chat an event belongs to, as it stood after the change.</summary>
internal sealed record ChatRef(string Id, string Status, NamedRef? AssignedTo, string StartedBy);
