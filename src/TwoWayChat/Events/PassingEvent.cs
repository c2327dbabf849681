namespace TwoWayChat.Events;

/// <summary>An event that no log holds: it is told as it happens, to whoever can be reached at that moment, and never again.</summary>
/// <param name="EventId">Its id.</param>
/// <param name="Type">One of <see cref="EventTypes.BestEffort"/>.</param>
/// <param name="Facts">What decides who may see it.</param>
/// <param name="Content">What its envelope says.</param>
internal sealed record PassingEvent(string EventId, string Type, EventFacts Facts, EventContent Content);
