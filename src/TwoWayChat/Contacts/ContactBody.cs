using System.Text.Json.Serialization;

namespace TwoWayChat.Contacts;

/// <summary>The contact object of the API and of events. What is unknown is left out.</summary>
/// <param name="Consent">Whether texts may be sent: <c>NONE</c>, <c>OPTED_IN</c>, <c>OPTED_OUT</c> or <c>BLOCKED</c>.</param>
internal sealed record ContactBody(
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ExternalId,
    string Address,
    string AddressType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FirstName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LastName,
    string DisplayName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Language,
    string Consent,
    IReadOnlyList<string> Tags,
    IReadOnlyDictionary<string, string> Attributes,
    long Version)
{
    /// <summary>Numbers of contacts that were merged into this one; told where one contact is read, and left out where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? OtherAddresses { get; init; }

    public static ContactBody Of(Contact contact) => new(
        contact.ContactId,
        contact.ExternalId,
        contact.Address,
        contact.AddressType,
        contact.FirstName,
        contact.LastName,
        contact.DisplayName,
        contact.Email,
        contact.Language,
        contact.Consent,
        contact.TagList,
        contact.AttributeMap,
        contact.Version);
}
