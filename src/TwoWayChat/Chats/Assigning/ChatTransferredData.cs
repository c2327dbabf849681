using System.Text.Json.Serialization;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Assigning;

/// <summary><c>data</c> of <c>chat.transferred</c>.</summary>
internal sealed record ChatTransferredData(
    NamedRef FromProperty,
    NamedRef ToProperty,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);
