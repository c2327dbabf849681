using System.Text.Json.Serialization;
using TwoWayChat.Contacts;
using TwoWayChat.Events;

namespace TwoWayChat.Chats.Assigning;

/// <summary>
/// <c>data</c> of <c>chat.transferred</c>. With contact and number, as in <c>chat.started</c>: those whom it brings the chat have not seen how it began.
/// </summary>
internal sealed record ChatTransferredData(
    NamedRef FromProperty,
    NamedRef ToProperty,
    ContactBody Contact,
    string SenderAddress,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Note);
