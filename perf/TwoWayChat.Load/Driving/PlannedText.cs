using TwoWayChat.Load.Seeding;

namespace TwoWayChat.Load.Driving;

/// <summary>A text that somebody is going to write. Its key is its whole text and its provider's id, so that it can be told wherever it turns up.</summary>
internal sealed record PlannedText(string Key, string From, LoadProperty To);
