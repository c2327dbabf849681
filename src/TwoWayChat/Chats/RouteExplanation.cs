using TwoWayChat.Events;

namespace TwoWayChat.Chats;

/// <summary>Where a first message would start its chat.</summary>
/// <param name="Rule">The rule that wins.</param>
/// <param name="Keyword">The keyword, where that rule wins.</param>
/// <param name="Reason">For people: why that rule, and not one before it.</param>
internal sealed record RouteExplanation(ChatRouting Rule, NamedRef Property, string? Keyword, string Reason);
