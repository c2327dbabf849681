namespace TwoWayChat.Events;

/// <summary>The part of an event's envelope that is the same for every session, in wire order; stored as JSON in the log row.</summary>
internal sealed record EventContent(long OccurredAt, NamedRef Company, NamedRef? Property, Actor Actor, ChatRef? Chat, object Data);
