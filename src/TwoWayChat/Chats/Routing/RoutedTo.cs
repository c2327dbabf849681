namespace TwoWayChat.Chats.Routing;

/// <summary>The property of a new chat, and which rule chose it.</summary>
/// <param name="PropertyId">The property.</param>
/// <param name="Rule">The rule that won.</param>
/// <param name="Keyword">With <see cref="ChatRouting.Keyword"/>, the keyword as it was configured.</param>
internal sealed record RoutedTo(string PropertyId, ChatRouting Rule, string? Keyword = null);
