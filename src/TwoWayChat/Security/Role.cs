namespace TwoWayChat.Security;

/// <summary>What a user may do in the company; on the wire <c>AGENT</c>, <c>PROPERTY_MANAGER</c>, <c>GLOBAL_MANAGER</c>.</summary>
internal enum Role
{
    /// <summary>Holds chats in the properties assigned.</summary>
    Agent,

    /// <summary>Runs the properties assigned: their agents, their chats.</summary>
    PropertyManager,

    /// <summary>Runs the company, and may log in any of its users through the Chat API.</summary>
    GlobalManager,
}
