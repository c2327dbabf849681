using System.Text.Json.Serialization;

namespace TwoWayChat.Contacts;

/// <summary><c>data</c> of <c>contact.deleted</c>: ids alone, because what they stood for is gone.</summary>
/// <param name="ContactId">The contact that is no more.</param>
/// <param name="MergedInto">The contact that has its chats now; left out where the person was erased.</param>
internal sealed record ContactDeletedData(
    string ContactId,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? MergedInto);
