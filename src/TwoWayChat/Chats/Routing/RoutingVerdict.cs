namespace TwoWayChat.Chats.Routing;

/// <summary>Where a new chat would go, and why.</summary>
/// <param name="Route">The rule that wins.</param>
/// <param name="PropertyName">Name of the property that gets the chat; null for one that the asker does not see.</param>
/// <param name="FirstWord">The word that was looked up among the keywords; null for a text without one.</param>
/// <param name="IsReserved">That word speaks about consent and can never be a keyword.</param>
/// <param name="HasSenderProperty">The sender address belongs to a property.</param>
/// <param name="IsKnownContact">The customer has written before.</param>
internal sealed record RoutingVerdict(
    RoutedTo Route, string? PropertyName, string? FirstWord, bool IsReserved, bool HasSenderProperty, bool IsKnownContact)
{
    /// <summary>What somebody is told who does not see the property: which rule wins, and that the chat goes elsewhere.</summary>
    public RoutingVerdict Elsewhere() => this with { Route = new RoutedTo("", Route.Rule), PropertyName = null };
}
