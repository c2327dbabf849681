namespace TwoWayChat.Events;

/// <summary>An object named by id and by the name it had at that time.</summary>
internal sealed record NamedRef(string Id, string Name);
