using System.Text.Json.Serialization;
using TwoWayChat.Contacts;

namespace TwoWayChat.Chats;

/// <summary><c>data</c> of <c>chat.started</c>.</summary>
internal sealed record ChatStartedData(
    ContactBody Contact,
    string SenderAddress,
    string StartedBy,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Keyword,
    string Routing,
    bool WithinBusinessHours);
