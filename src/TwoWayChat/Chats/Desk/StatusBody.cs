namespace TwoWayChat.Chats.Desk;

/// <summary>The own status on the wire.</summary>
/// <param name="Status">What counts.</param>
/// <param name="Chosen"><c>ONLINE</c> or <c>AWAY</c>: what counts while the user is there.</param>
internal sealed record StatusBody(AgentStatus Status, AgentStatus Chosen);
