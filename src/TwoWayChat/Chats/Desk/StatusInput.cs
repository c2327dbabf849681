using System.ComponentModel.DataAnnotations;

namespace TwoWayChat.Chats.Desk;

/// <summary>Body of a choice of status.</summary>
/// <param name="Status"><c>ONLINE</c> or <c>AWAY</c>.</param>
internal sealed record StatusInput([property: Required] AgentStatus? Status);
